import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { locatePackage } from "../../worker/postgres/locate-package.ts";
import { canRun, chooseOsUser } from "../../worker/postgres/os-user.ts";
import type { OsUser } from "../../worker/postgres/os-user.ts";
import { startMark } from "../../worker/postgres/processes.ts";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import type { Cluster, ClusterOptions } from "../../worker/postgres/start-cluster.ts";
import { majors, newestMajor } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";

const childScript = fileURLToPath(new URL("postgres-child.ts", import.meta.url));
const major = newestMajor();

/** A directory of the test's own that the Postgres user can enter. */
function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "da-test-"));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(options: ClusterOptions): Promise<Cluster> {
  const cluster = await startCluster(options);
  onTestFinished(() => cluster.stop());
  return cluster;
}

async function query(cluster: Cluster, text: string): Promise<Record<string, unknown>[]> {
  const session = new pg.Client({ connectionString: cluster.url() });
  await session.connect();
  try {
    return (await session.query<Record<string, unknown>>(text)).rows;
  } finally {
    await session.end();
  }
}

describe.each(majors())("a persistent Postgres %i", (each) => {
  test("keeps its data, its password and its port over a stop", async () => {
    const dataDir = join(scratchFolder(), "data");
    const first = await start({ major: each, dataDir });
    await query(first, "create table kept (n int); insert into kept values (7)");
    await first.stop();
    expect(startMark(first.pid)).toBeNull();
    const second = await start({ major: each, dataDir });
    expect(await query(second, "select n from kept")).toEqual([{ n: 7 }]);
    expect(second).toMatchObject({ superuserPassword: first.superuserPassword, port: first.port, adopted: false });
    expect(statSync(join(dataDir, "superuser-password")).mode & 0o777).toBe(0o600);
  });

  test("asks every login for a password, on TCP and on the socket", async () => {
    const cluster = await start({ major: each, dataDir: join(scratchFolder(), "data") });
    for (const host of ["127.0.0.1", cluster.socketDirectory ?? "127.0.0.1"]) {
      const session = new pg.Client({ host, port: cluster.port, user: "postgres", password: "wrong", database: "postgres" });
      await expect(session.connect()).rejects.toMatchObject({ code: "28P01" });
    }
    expect(await query(cluster, "select distinct auth_method from pg_hba_file_rules where error is null")).toEqual([{ auth_method: "scram-sha-256" }]);
  });
});

describe("after a crash", () => {
  test("a postmaster.pid whose id now belongs to another program is removed", async () => {
    const dataDir = join(scratchFolder(), "data");
    const first = await start({ major, dataDir });
    const file = join(first.dataDirectory, "postmaster.pid");
    const text = readFileSync(file, "utf8");
    await first.stop();
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    const second = await start({ major, dataDir });
    expect(second.adopted).toBe(false);
    expect(await query(second, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("the server of a process that was killed is taken over as it runs", async () => {
    const dataDir = join(scratchFolder(), "data");
    const orphan = await orphanOf({ major, dataDir });
    const cluster = await start({ major, dataDir });
    expect(cluster).toMatchObject({ adopted: true, pid: orphan.pid, port: orphan.port });
    expect(await query(cluster, "select 1 as one")).toEqual([{ one: 1 }]);
    await cluster.stop();
    expect(startMark(orphan.pid)).toBeNull();
  });

  test("an orphan that does not answer is stopped and started anew", async () => {
    const dataDir = join(scratchFolder(), "data");
    const orphan = await orphanOf({ major, dataDir });
    writeFileSync(join(dataDir, "superuser-password"), "not-the-one\n", { mode: 0o600 });
    const cluster = await start({ major, dataDir });
    expect(cluster.adopted).toBe(false);
    expect(cluster.pid).not.toBe(orphan.pid);
    expect(startMark(orphan.pid)).toBeNull();
  });

  test("a server that was killed itself recovers", async () => {
    const dataDir = join(scratchFolder(), "data");
    const first = await start({ major, dataDir });
    await query(first, "create table kept (n int); insert into kept values (7)");
    process.kill(first.pid, "SIGKILL");
    await waitFor("the postmaster to be gone", () => startMark(first.pid) === null);
    const second = await start({ major, dataDir });
    expect(await query(second, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("an initdb that died half-way is begun again", async () => {
    const dataDir = join(scratchFolder(), "data");
    mkdirSync(join(dataDir, "pgdata.partial"), { recursive: true });
    writeFileSync(join(dataDir, "pgdata.partial", "PG_VERSION"), `${major}\n`);
    const cluster = await start({ major, dataDir });
    expect(await query(cluster, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("the throwaway cluster of a killed process is stopped and deleted by the next one", async () => {
    const orphan = await orphanOf({ major, throwaway: true });
    expect(existsSync(orphan.directory)).toBe(true);
    await start({ major, throwaway: true });
    expect(existsSync(orphan.directory)).toBe(false);
    expect(startMark(orphan.pid)).toBeNull();
  });
});

describe("refusals name the object and the remedy", () => {
  test.runIf(majors().length > 1)("data of another major", async () => {
    const [one, other] = majors();
    const dataDir = join(scratchFolder(), "data");
    await (await start({ major: one!, dataDir })).stop();
    await expect(startCluster({ major: other!, dataDir })).rejects.toThrow(`holds a Postgres ${one} cluster, but Postgres ${other} was asked for`);
  });

  test("a setting that Postgres refuses: its log is in the message, and nothing is left", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("da-cluster-"));
    await expect(startCluster({ major, throwaway: true, settings: { shared_buffers: "a lot" } })).rejects.toThrow(
      /invalid value for parameter "shared_buffers"/,
    );
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith("da-cluster-") && !before.includes(name));
    expect(after.filter((name) => ownedByUs(join(tmpdir(), name)))).toEqual([]);
  });

  test("a port that is taken: another one is chosen", async () => {
    const first = await start({ major, throwaway: true });
    const second = await start({ major, throwaway: true, port: first.port });
    expect(second.port).not.toBe(first.port);
  });
});

describe("places that the Postgres user can't reach", () => {
  test.runIf(process.getuid?.() === 0)("below a 0700 directory the data go to the state directory, and the place asked for points there", async () => {
    const closed = scratchFolder();
    chmodSync(closed, 0o700);
    const state = scratchFolder();
    const dataDir = join(closed, "checkout", ".data");
    const child = await inChild({ major, dataDir }, { DATA_ARCHITECT_STATE_DIR: state });
    expect(lstatSync(dataDir).isSymbolicLink()).toBe(true);
    expect(readlinkSync(dataDir).startsWith(state)).toBe(true);
    expect(child.directory.startsWith(state)).toBe(true);
    await child.stop();
    const again = await inChild({ major, dataDir }, { DATA_ARCHITECT_STATE_DIR: state });
    expect(again.directory).toBe(child.directory);
    await again.stop();
  });

  test.runIf(process.getuid?.() === 0)("a whole checkout below a 0700 directory runs from a copy of the binaries", async () => {
    const checkout = await checkoutCopy();
    chmodSync(checkout, 0o700);
    const state = scratchFolder();
    const child = await inChild({ major, throwaway: true }, { DATA_ARCHITECT_STATE_DIR: state }, { checkout });
    expect(readFileSync(`/proc/${child.pid}/cmdline`, "utf8")).toContain(state);
    await child.stop();
  });

  // Needs a user to change to, and a Node that this user can reach.
  test.runIf(process.getuid?.() === 0 && canRun(chooseOsUser(), process.execPath))(
    "a user who is not root needs no change of user, and a read-only node_modules no write",
    async () => {
      const checkout = await checkoutCopy();
      execFileSync("chmod", ["-R", "a+rX", checkout]);
      const state = join(scratchFolder(), "state");
      mkdirSync(state);
      const user = chooseOsUser()!;
      chownSync(state, user.uid, user.gid);
      const child = await inChild({ major, throwaway: true }, { DATA_ARCHITECT_STATE_DIR: state, TMPDIR: state }, { checkout, user });
      expect(statSync(child.directory).uid).toBe(statSync(state).uid);
      expect(readFileSync(`/proc/${child.pid}/cmdline`, "utf8")).toContain(join(state, "postgres-"));
      await child.stop();
    },
  );
});

type Running = { readonly pid: number; readonly port: number; readonly directory: string };

/** What a checkout needs to start a cluster: the child as one script, and the package as npm leaves it when install scripts are blocked. */
async function checkoutCopy(): Promise<string> {
  const checkout = scratchFolder();
  const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  await build({
    entryPoints: [childScript],
    outfile: join(checkout, "child.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    banner: { js: banner },
    external: ["pg-native"],
    logLevel: "error",
  });
  const target = join(checkout, "node_modules", `postgres-${major}-${process.platform}-${process.arch}`);
  cpSync(locatePackage(major).directory, target, { recursive: true, verbatimSymlinks: true });
  for (const { target: link } of JSON.parse(readFileSync(join(target, "native", "pg-symlinks.json"), "utf8")) as { target: string }[])
    rmSync(join(target, link), { force: true });
  return checkout;
}

type Place = { readonly checkout?: string; readonly user?: OsUser };
type Child = Running & { readonly stop: () => Promise<void>; readonly kill: () => Promise<void> };

/** Starts a cluster in a process of its own, which waits for the end of its input before it stops it. */
async function inChild(options: ClusterOptions, env: NodeJS.ProcessEnv = {}, place: Place = {}): Promise<Child> {
  const script = place.checkout === undefined ? childScript : join(place.checkout, "child.mjs");
  const identity = place.user === undefined ? {} : { uid: place.user.uid, gid: place.user.gid };
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    cwd: "/",
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
    ...identity,
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await waitFor(
    "the child's cluster",
    () => {
      if (child.exitCode !== null) throw new Error(errors);
      return output.includes("\n");
    },
    60_000,
  );
  const running = JSON.parse(output) as Running;
  return {
    ...running,
    stop: async () => {
      child.stdin.end("stop\n");
      await ended;
      expect(errors).toBe("");
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** A cluster whose process was killed with -9. */
async function orphanOf(options: ClusterOptions): Promise<Running> {
  const child = await inChild(options);
  await child.kill();
  expect(startMark(child.pid)).not.toBeNull();
  return child;
}

function ownedByUs(directory: string): boolean {
  try {
    return (JSON.parse(readFileSync(join(directory, "owner.json"), "utf8")) as { pid: number }).pid === process.pid;
  } catch {
    return false;
  }
}
