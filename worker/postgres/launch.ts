import { spawn } from "node:child_process";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Binaries } from "./binaries.ts";
import type { ClusterHome } from "./cluster-home.ts";
import { bareEnvironment, identityOf } from "./init-cluster.ts";
import type { OsUser } from "./os-user.ts";
import { readPostmasterFile } from "./postmaster-file.ts";

/** Settings for the command line, by name. */
export type Settings = Readonly<Record<string, string>>;

export type Launch = { readonly kind: "ready"; readonly pid: number } | { readonly kind: "port-taken" } | { readonly kind: "failed"; readonly log: string };

const READY_WITHIN_MS = 60_000;

/**
 * Starts the postmaster and waits until it accepts connections. It runs in a session of its own, so that Ctrl-C in a terminal reaches this
 * process alone, and it outlives this process unless stopped.
 */
export async function launch(home: ClusterHome, binaries: Binaries, user: OsUser | null, settings: Settings): Promise<Launch> {
  const log = openSync(home.log, "a", 0o600);
  const from = fstatSync(log).size;
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", home.data, ...options], {
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: bareEnvironment(),
    ...identityOf(user),
  });
  closeSync(log);
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  child.unref();
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!ended && Date.now() < deadline) {
    const file = readPostmasterFile(home.data);
    if (file !== null && file.pid === child.pid && file.status === "ready") return { kind: "ready", pid: file.pid };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (!ended) child.kill("SIGQUIT");
  const text = readLog(home.log, from);
  return /could not bind IPv4 address .*in use/i.test(text) ? { kind: "port-taken" } : { kind: "failed", log: text };
}

function readLog(path: string, from: number): string {
  const file = openSync(path, "r");
  try {
    const length = Math.min(fstatSync(file).size - from, 8_000);
    const buffer = Buffer.alloc(Math.max(length, 0));
    readSync(file, buffer, 0, buffer.length, from);
    return buffer.toString("utf8").trim();
  } finally {
    closeSync(file);
  }
}
