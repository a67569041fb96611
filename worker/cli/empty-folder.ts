import { readdir } from "node:fs/promises";
import { WrongUsage } from "../wrong-usage.ts";

/** Throws where `--out` would mix what is written now with what is there: what is no longer in the database would stay. */
export async function requireEmptyFolder(path: string): Promise<void> {
  const standing = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (standing.length > 0) throw new WrongUsage(`${path} is not empty: what is no longer in the database would stay there`, "give another folder, or empty it");
}
