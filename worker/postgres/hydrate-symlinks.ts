import { lstatSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, join, relative } from "node:path";

type LinkEntry = { readonly source: string; readonly target: string };

/**
 * Makes the symbolic links that npm can't carry in a package and that its install script would make (blocked on many machines).
 * Idempotent; any number of processes may do it at once: each link appears whole or not at all.
 * Throws EACCES or EROFS when the package can't be written; the caller then works on a copy.
 */
export function hydrateSymlinks(packageDirectory: string): void {
  for (const { source, target } of linkEntries(packageDirectory)) {
    const path = join(packageDirectory, target);
    const to = relative(dirname(target), source);
    if (linksTo(path, to)) continue;
    const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
    symlinkSync(to, temporary);
    try {
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
  }
}

/** Whether every link is there and right, so that nothing needs writing. */
export function isHydrated(packageDirectory: string): boolean {
  return linkEntries(packageDirectory).every(({ source, target }) => linksTo(join(packageDirectory, target), relative(dirname(target), source)));
}

function linkEntries(packageDirectory: string): readonly LinkEntry[] {
  return JSON.parse(readFileSync(join(packageDirectory, "native", "pg-symlinks.json"), "utf8")) as LinkEntry[];
}

function linksTo(path: string, to: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink() && readlinkSync(path) === to;
  } catch {
    return false;
  }
}
