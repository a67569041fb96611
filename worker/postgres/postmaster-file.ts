import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a running postmaster says about itself in `postmaster.pid`. */
export type PostmasterFile = { readonly pid: number; readonly port: number | null; readonly status: string };

/** Reads `postmaster.pid` of a data directory; null when there is none or it is not (yet) a whole one. */
export function readPostmasterFile(dataDirectory: string): PostmasterFile | null {
  let text: string;
  try {
    text = readFileSync(join(dataDirectory, "postmaster.pid"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const port = Number.parseInt(lines[3] ?? "", 10);
  return { pid, port: Number.isInteger(port) ? port : null, status: (lines[7] ?? "").trim() };
}

/** The port that the last start of a data directory was given; 0 (any) when it never ran. */
export function lastPort(dataDirectory: string): number {
  const options = join(dataDirectory, "postmaster.opts");
  const match = existsSync(options) ? /"port=(\d+)"/.exec(readFileSync(options, "utf8")) : null;
  return Number(match?.[1] ?? 0);
}
