import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMark, waitForExit } from "../postgres/processes.ts";

/** A process by its id and start time, so that a reused id is not taken for it. */
type Mark = { readonly pid: number; readonly started: string | null };
type Content = Mark & { readonly children: readonly (Mark & { readonly name: string })[] };

/** The one `make up` of a data directory, on file while it runs. */
export type Instance = {
  /** Notes a process of ours, so that the next start can stop it should this one be killed. */
  readonly note: (name: string, pid: number) => void;
  readonly end: () => void;
};

export type Claim =
  { readonly kind: "claimed"; readonly instance: Instance; readonly stopped: readonly string[] } | { readonly kind: "running"; readonly pid: number };

/**
 * Claims a data directory for this process. A claim whose process is gone is taken over, and the worker and server it left running are stopped.
 * @returns `running` with the pid when another `make up` works here.
 */
export async function claimInstance(directory: string): Promise<Claim> {
  const path = join(directory, "up.json");
  const own: Mark = { pid: process.pid, started: startMark(process.pid) };
  const former = claim(path, own);
  if (former !== null && isRunning(former)) return { kind: "running", pid: former.pid };
  const stopped: string[] = [];
  for (const child of former?.children ?? []) if (await stopLeftover(child)) stopped.push(child.name);
  let content: Content = { ...own, children: [] };
  write(path, content);
  return {
    kind: "claimed",
    stopped,
    instance: {
      note: (name, pid) =>
        write(path, (content = { ...content, children: [...content.children.filter((child) => child.name !== name), { name, pid, started: startMark(pid) }] })),
      end: () => rmSync(path, { force: true }),
    },
  };
}

/** Makes the file unless it is there; then gives what is in it (unreadable: nobody's). */
function claim(path: string, own: Mark): Content | null {
  try {
    writeFileSync(path, JSON.stringify({ ...own, children: [] } satisfies Content), { flag: "wx", mode: 0o600 });
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Content) : null;
  } catch {
    return null;
  }
}

function write(path: string, content: Content): void {
  writeFileSync(`${path}.new`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function isRunning(mark: Mark): boolean {
  return mark.started !== null && startMark(mark.pid) === mark.started;
}

async function stopLeftover(child: Mark): Promise<boolean> {
  for (const [signal, patience] of [
    ["SIGTERM", 10_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!isRunning(child)) return signal === "SIGKILL";
    process.kill(child.pid, signal);
    if (await waitForExit(child.pid, patience)) return true;
  }
  return true;
}
