import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * What tells this process from another that gets the same id later: its start time as the system gives it.
 * Null when no such process runs.
 */
export function startMark(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? null : (fields[19] ?? null);
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || null;
  } catch {
    return null;
  }
}

/** Whether the process is a postmaster of this data directory, and not some other program under a reused id. */
export function isPostmasterOf(pid: number, dataDirectory: string): boolean {
  try {
    if (process.platform === "linux") {
      if (startMark(pid) === null) return false;
      return commandOf(pid).includes(dataDirectory) || readlinkSync(`/proc/${pid}/cwd`) === dataDirectory;
    }
    return commandOf(pid).includes(dataDirectory);
  } catch {
    return false;
  }
}

function commandOf(pid: number): string {
  if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** Waits until the process is gone. @returns false when the deadline passes first. */
export async function waitForExit(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (startMark(pid) !== null) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return true;
}
