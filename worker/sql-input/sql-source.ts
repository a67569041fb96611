/** Where SQL comes from: files, folders, text at hand. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { readText, STANDARD_INPUT, unreadablePath } from "../read-text.ts";
import { WrongUsage } from "../wrong-usage.ts";

/** `name` is what issues call it: a path, or `input` for text that came by a verb. */
export type SqlSource = { readonly name: string; readonly text: string };

const WANTED = "an SQL file or a folder of them";

/**
 * Files as they are, `-` as standard input, folders as their `*.sql` files, sub-folders included, sorted by path; no file is read twice. Throws, with the path,
 * where there is nothing to read.
 */
export async function readSources(paths: readonly string[]): Promise<readonly SqlSource[]> {
  const files = [...new Set((await Promise.all(paths.map(sqlFiles))).flat())];
  return Promise.all(files.map(async (name) => ({ name: sourceName(name), text: await readText(name, WANTED) })));
}

/** How messages call it. */
export function sourceName(path: string): string {
  return path === STANDARD_INPUT ? "standard input" : path;
}

async function sqlFiles(path: string): Promise<readonly string[]> {
  if (path === STANDARD_INPUT) return [path];
  const found = await stat(path).catch((error: unknown) => {
    throw unreadablePath(path, error, WANTED);
  });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw unreadablePath(path, error, WANTED);
  });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".sql")).map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0) throw new WrongUsage(`${path} holds no *.sql file: give the folder that does`);
  return files.sort((left, right) => (left < right ? -1 : 1));
}
