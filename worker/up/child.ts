import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type ChildSpec = {
  readonly name: "worker" | "server";
  /** Module that runs it, from this file, without its ending. */
  readonly module: string;
  readonly env: Readonly<Record<string, string>>;
  /** What it prints when it is ready; the first group, if any, is what `start` gives. */
  readonly ready: RegExp;
  readonly log: string;
  /** Called with the pid of each process, also after a restart. */
  readonly onStart: (pid: number) => void;
  /** Called when it ends by itself and is started again, or (null) is given up. */
  readonly onEnd: (reason: string, again: boolean) => void;
};

export type Child = { readonly ready: string; readonly stop: () => Promise<void> };

const STOP_WITHIN_MS = 20_000;
const RESTARTS = 5;

/**
 * Starts a process of ours and waits until it says that it is ready. It is started again when it ends by itself, five times at most.
 * Its output goes to the log. It runs in a session of its own: Ctrl-C reaches only this process, which stops things in order.
 * Throws with the end of its output when it does not start.
 */
export async function startChild(spec: ChildSpec): Promise<Child> {
  let restarts = 0;
  let stopping = false;
  let current = await launch(spec);
  const watch = (process: ChildProcess): void => {
    process.once("exit", (code, signal) => {
      if (stopping) return;
      restarts += 1;
      const reason = `${spec.name} ended (${signal ?? `exit ${code}`})`;
      spec.onEnd(reason, restarts <= RESTARTS);
      if (restarts > RESTARTS) return;
      launch(spec).then(
        (next) => {
          current = next;
          if (stopping) void end(next.process);
          else watch(next.process);
        },
        (error: unknown) => spec.onEnd(error instanceof Error ? error.message : String(error), false),
      );
    });
  };
  watch(current.process);
  return {
    ready: current.ready,
    stop: async () => {
      stopping = true;
      await end(current.process);
    },
  };
}

function launch(spec: ChildSpec): Promise<{ readonly process: ChildProcess; readonly ready: string }> {
  const ending = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
  const log = openSync(spec.log, "a", 0o600);
  const child = spawn(process.execPath, [fileURLToPath(new URL(spec.module + ending, import.meta.url))], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TZ: process.env["TZ"], ...spec.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  if (child.pid !== undefined) spec.onStart(child.pid);
  return new Promise((resolve, reject) => {
    let output = "";
    const take = (chunk: Buffer): void => {
      writeSync(log, chunk);
      output = (output + chunk.toString()).slice(-4_000);
      const match = spec.ready.exec(output);
      if (match !== null) resolve({ process: child, ready: match[1] ?? match[0] });
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("close", () => {
      closeSync(log);
      reject(new Error(`the ${spec.name} did not start; it said:\n${output.trim() || "(nothing)"}`));
    });
    child.once("error", reject);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timer);
}
