import { existsSync } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Writes all of the files or none: half of a dump, or a script that ends in the middle, looks like a whole one. What stood there stays where it fails. */
export async function writeWhole(folder: string, files: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
  const made = await makeFolder(folder);
  const aside = join(folder, `.unfinished-${String(process.pid)}`);
  try {
    for (const { path, text } of files) {
      await mkdir(join(aside, dirname(path)), { recursive: true });
      await writeFile(join(aside, path), text);
    }
    for (const { path } of files) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await rename(join(aside, path), join(folder, path));
    }
  } catch (error) {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** The first folder that had to be made. Node's own `recursive` never ends where the parent is there and takes nothing, as in /proc. */
async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path);
    return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return undefined;
    if (code !== "ENOENT" || existsSync(dirname(path))) throw error;
    const made = await makeFolder(dirname(path));
    await mkdir(path);
    return made ?? path;
  }
}
