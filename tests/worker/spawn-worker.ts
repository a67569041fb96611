/** Starts a real worker process and hears what it says: `started`, and every point it passes. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type SpawnedWorker = {
  readonly pid: number;
  /** Points passed so far, in order. */
  readonly points: readonly string[];
  /** Its log, for a failing test's message. */
  readonly log: () => string;
  /** Resolves when the worker says it has started; rejects when it ends before. */
  readonly started: Promise<void>;
  /** Resolves with the signal or exit code that ended it. */
  readonly ended: Promise<string>;
  /** SIGTERM, then waits. */
  readonly stop: () => Promise<string>;
  /** SIGKILL, then waits. */
  readonly kill: () => Promise<string>;
  /** SIGCONT: a frozen worker goes on. */
  readonly thaw: () => void;
};

const ENTRY = fileURLToPath(new URL("./worker-process.ts", import.meta.url));

export const spawnWorker = (env: Readonly<Record<string, string>>): SpawnedWorker => {
  const child: ChildProcess = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ENTRY], {
    env: { ...Object.fromEntries(["PATH", "HOME", "TMPDIR", "NODE_COMPILE_CACHE"].map((name) => [name, process.env[name] ?? ""])), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const points: string[] = [];
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<string>((resolve) => {
    child.once("close", (code, signal) => {
      resolve(signal ?? String(code));
    });
  });
  const started = new Promise<void>((resolve, reject) => {
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on("line", (line) => {
        if (line === "started") resolve();
        else if (line.startsWith("at ")) points.push(line.slice(3));
      });
    }
    void ended.then((how) => {
      reject(new Error(`the worker ended (${how}) before it had started:\n${log}`));
    });
  });
  started.catch(() => undefined);
  const send = (signal: NodeJS.Signals) => (): Promise<string> => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid ?? 0, points, log: () => log, started, ended, stop: send("SIGTERM"), kill: send("SIGKILL"), thaw: () => void child.kill("SIGCONT") };
};
