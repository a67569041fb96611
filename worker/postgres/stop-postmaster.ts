import { rmSync } from "node:fs";
import { join } from "node:path";
import { isPostmasterOf, waitForExit } from "./processes.ts";
import { readPostmasterFile } from "./postmaster-file.ts";

/** Fast (sessions are cut, a checkpoint is written), then immediate (recovery at next start), then the kernel's way. */
const WAYS: readonly (readonly [NodeJS.Signals, number])[] = [
  ["SIGINT", 20_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 5_000],
];

/**
 * Stops the postmaster of a data directory, whoever started it. Nothing to do when none runs.
 * @param throwaway the data need not survive: immediate at once.
 */
export async function stopPostmaster(dataDirectory: string, throwaway = false): Promise<void> {
  const pid = readPostmasterFile(dataDirectory)?.pid;
  if (pid === undefined || !isPostmasterOf(pid, dataDirectory)) return;
  for (const [signal, patience] of throwaway ? WAYS.slice(1) : WAYS) {
    signalProcess(pid, signal);
    if (await waitForExit(pid, patience)) return;
  }
  throw new Error(`postgres (pid ${pid}, ${dataDirectory}) could not be stopped; stop it by hand: kill -9 ${pid}`);
}

/**
 * Takes away a `postmaster.pid` that no postmaster of this directory stands behind: after a power cut or SIGKILL the id may belong to another
 * program by now, and Postgres would refuse to start.
 * @returns whether there was one.
 */
export function removeStalePostmasterFile(dataDirectory: string): boolean {
  const file = readPostmasterFile(dataDirectory);
  if (file === null || isPostmasterOf(file.pid, dataDirectory)) return false;
  rmSync(join(dataDirectory, "postmaster.pid"), { force: true });
  return true;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
