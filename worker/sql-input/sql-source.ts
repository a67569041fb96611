/** Where SQL comes from: files, folders, text at hand. */
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** `name` is what issues call it: a path, or `input` for text that came by a verb. */
export type SqlSource = { readonly name: string; readonly text: string };

/** Files as they are, folders as their `*.sql` files, sub-folders included, sorted by path; no file is read twice. Throws, with the path, where there is nothing to read. */
export async function readSources(paths: readonly string[]): Promise<readonly SqlSource[]> {
  const files = [...new Set((await Promise.all(paths.map(sqlFiles))).flat())];
  return Promise.all(files.map(async (name) => ({ name, text: textOf(name, await readFile(name)) })));
}

async function sqlFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Error(`${path} does not exist: give an SQL file or a folder of them`);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".sql")).map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0) throw new Error(`${path} holds no *.sql file`);
  return files.sort((left, right) => (left < right ? -1 : 1));
}

function textOf(name: string, bytes: Buffer): string {
  if (bytes.subarray(0, 5).toString("latin1") === "PGDMP") throw new Error(`${name} is a dump in pg_dump's custom format; make SQL of it: pg_restore -f ${name.replace(/\.[^./]+$/, "")}.restored.sql ${name}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${name} is not UTF-8 text; convert it: iconv -f ${isUtf16(bytes) ? "UTF-16" : "LATIN1"} -t UTF-8 ${name}`);
  }
}

/** By its first two bytes. */
function isUtf16(bytes: Buffer): boolean {
  return ["fffe", "feff"].includes(bytes.subarray(0, 2).toString("hex"));
}
