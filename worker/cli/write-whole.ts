import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Writes all of the files or none: half of a dump, or a script that ends in the middle, looks like a whole one. What stood there stays where it fails. */
export async function writeWhole(folder: string, files: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
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
