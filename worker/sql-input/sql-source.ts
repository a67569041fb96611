/** Where SQL comes from: files, folders, text at hand. */
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { readText, STANDARD_INPUT, unreadablePath } from "../read-text.ts";
import { WrongUsage } from "../wrong-usage.ts";

/** `name` is what issues call it: a path, or `input` for text that came by a verb. */
export type SqlSource = { readonly name: string; readonly text: string };

/** Names of files that are read as SQL. */
export const SQL_FILE = /\.sql$/iu;

const WANTED = "an SQL file or a folder of them";

/**
 * Files as they are, `-` as standard input, folders as their `*.sql` files, sub-folders and links to files included, sorted by path; no file is read twice, by
 * whatever name. Throws, with the path, where there is nothing to read.
 */
export async function readSources(paths: readonly string[]): Promise<readonly SqlSource[]> {
  const files = await eachOnce([...new Set((await Promise.all(paths.map(sqlFiles))).flat())]);
  return Promise.all(files.map(async (name) => ({ name: sourceName(name), text: await readText(name, WANTED) })));
}

/** Volumes that a cluster mounts hold each file twice: in a folder, and as a link to it. */
async function eachOnce(files: readonly string[]): Promise<readonly string[]> {
  const known = new Set<string>();
  const places = await Promise.all(files.map(async (file) => (file === STANDARD_INPUT ? file : realpath(file).catch(() => file))));
  return files.filter((_, at) => {
    const place = places[at] ?? "";
    return !known.has(place) && known.add(place) !== undefined;
  });
}

/** A link that leads nowhere stays: reading it says so. */
async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => true,
  );
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
  const named = entries.filter((entry) => SQL_FILE.test(entry.name) && !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const files = (await Promise.all(named.map(async (file) => ((await isFile(file)) ? [file] : [])))).flat();
  if (files.length === 0) throw new WrongUsage(`${path} holds no *.sql file: give the folder that does`);
  return files.sort((left, right) => (left < right ? -1 : 1));
}
