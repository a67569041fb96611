import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { hydrateSymlinks, isHydrated } from "./hydrate-symlinks.ts";
import { locatePackage } from "./locate-package.ts";
import type { Major } from "./locate-package.ts";
import { canEnter, canRun } from "./os-user.ts";
import type { OsUser } from "./os-user.ts";
import { stateDirectory } from "./state-directory.ts";

/** Programs that run: links made, reachable by the user who runs them. */
export type Binaries = { readonly major: Major; readonly version: string; readonly postgres: string; readonly initdb: string; readonly share: string };

/**
 * Makes the binaries of a major usable by the Postgres user: in place where the package can be written and entered, else as a copy in the
 * state directory (read-only `node_modules`, a parent with mode 0700). Safe from any number of processes at once.
 */
export function prepareBinaries(major: Major, user: OsUser | null, directory?: string): Binaries {
  const found = locatePackage(major, directory === undefined ? undefined : [directory]);
  const native = join(found.directory, "native");
  const usable = isReachable(native, user) && hydratesInPlace(found.directory);
  const home = usable ? native : join(copyToState(found.directory, found.version, user), "native");
  return {
    major,
    version: found.version,
    postgres: join(home, "bin", "postgres"),
    initdb: join(home, "bin", "initdb"),
    share: join(home, "share", "postgresql"),
  };
}

function hydratesInPlace(packageDirectory: string): boolean {
  if (isHydrated(packageDirectory)) return true;
  try {
    hydrateSymlinks(packageDirectory);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") return false;
    throw error;
  }
}

/** A copy appears under its final name only when it is whole; whoever comes second throws its own away. */
function copyToState(packageDirectory: string, version: string, user: OsUser | null): string {
  const target = join(stateDirectory(user), `postgres-${version}-${process.platform}-${process.arch}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}.${randomBytes(4).toString("hex")}`;
  cpSync(packageDirectory, partial, { recursive: true, verbatimSymlinks: true });
  openTree(partial);
  hydrateSymlinks(partial);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function openTree(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openTree(path);
    else if (entry.isFile()) chmodSync(path, directory.endsWith("/bin") || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

function isReachable(native: string, user: OsUser | null): boolean {
  const programs = ["postgres", "initdb"].map((name) => join(native, "bin", name));
  return programs.every((program) => canRun(user, program)) && ["lib", "share"].every((name) => canEnter(user, join(native, name)));
}
