/** The SQL files of this release, with their digests. Found from here in a checkout (`sql/`) and in the package (`dist/sql/` beside `sql/`). */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileFunctionSql } from "../../plv8/function.ts";
import type { BundleManifest } from "../../plv8/build.ts";
import { catalogFunctionSql } from "./catalog-function.ts";
import { readTemplates, templatesSql } from "./templates-sql.ts";

export type SourceFile = {
  /** Path below the package, e.g. `sql/api/100_project.sql`; the name alone for a migration. */
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
  /** The file says `-- runs as installer` in its first line: what only a superuser can own. All others run as arch_owner. */
  readonly as_installer: boolean;
};

export type Release = {
  readonly version: string;
  readonly migrations: readonly SourceFile[];
  /** In load order: internal, the catalog reader, the templates, api. */
  readonly reloaded: readonly SourceFile[];
  readonly bundle_sha256: string;
  /** SQL of the plv8 function that holds the bundle. */
  readonly compile_function: string;
  /** Over all of the above: two databases with the same one behave the same. */
  readonly files_sha256: string;
};

export type ReleaseOptions = {
  /** Directory that holds `sql/`; by default the package's own. Tests load changed copies. */
  readonly root?: string;
  readonly version?: string;
};

export async function readRelease(options: ReleaseOptions = {}): Promise<Release> {
  const package_root = packageRoot();
  const root = options.root ?? package_root;
  const version = options.version ?? (JSON.parse(await readFile(join(package_root, "package.json"), "utf8")) as { version: string }).version;
  const migrations = await readFolder(root, "sql/migrations", (name) => name);
  const reloaded = [
    ...(await readFolder(root, "sql/internal")),
    sourceFile("sql/catalog", await catalogFunctionSql(join(root, "sql/catalog"))),
    sourceFile("plv8/src/templates", templatesSql(await readTemplates(join(package_root, "plv8/src/templates")))),
    ...(await readFolder(root, "sql/api")),
  ];
  const bundle = await readBundle(package_root);
  const files = [...migrations, ...reloaded].map((file) => `${file.name} ${file.sha256}`);
  return {
    version,
    migrations,
    reloaded,
    bundle_sha256: bundle.manifest.sha256,
    compile_function: compileFunctionSql(bundle),
    files_sha256: sha256([version, bundle.manifest.sha256, ...files].join("\n")),
  };
}

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

async function readFolder(root: string, folder: string, nameOf: (name: string) => string = (name) => `${folder}/${name}`): Promise<SourceFile[]> {
  const directory = join(root, folder);
  if (!existsSync(directory)) return [];
  const names = (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(names.map(async (name) => sourceFile(nameOf(name), await readFile(join(directory, name), "utf8"))));
}

const sourceFile = (name: string, text: string): SourceFile => ({ name, text, sha256: sha256(text), as_installer: text.startsWith("-- runs as installer") });

async function readBundle(root: string): Promise<{ readonly text: string; readonly manifest: BundleManifest }> {
  try {
    const text = await readFile(join(root, "build/compiler.js"), "utf8");
    const manifest = JSON.parse(await readFile(join(root, "build/compiler.json"), "utf8")) as BundleManifest;
    if (manifest.sha256 !== sha256(text)) throw new Error("its digest is not the one in build/compiler.json");
    return { text, manifest };
  } catch (error) {
    throw new Error(`the compiler bundle build/compiler.js can't be used: ${(error as Error).message}; build it with \`npm run build:bundle\``);
  }
}

function packageRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) return at;
    if (at === dirname(at)) throw new Error("the package's root (package.json) was not found above the loader");
  }
}
