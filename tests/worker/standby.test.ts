/** A server in recovery: what reads works there, what writes says why not, and a worker waits for the promotion. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile, chown, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { install } from "../../sql/loader.ts";
import { startCluster, type Cluster } from "../../worker/postgres/start-cluster.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { runCli } from "../helpers/run-cli.ts";

describe.each(majors())("a standby of Postgres %i", (major) => {
  test("is read and refused by name; a worker goes on when it is promoted", { timeout: 120_000 }, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "data-architect-standby-"));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const primary = await startCluster({ major, dataDir });
    onTestFinished(() => primary.stop());
    const { passwords } = await install(primary.url("postgres"), {});
    await query(primary, "create schema shop; create table shop.orders (id int primary key)");
    const urlOf = (login: string): string => {
      const url = new URL(primary.url("postgres"));
      [url.username, url.password] = [login, (passwords as Record<string, string | undefined>)[login] ?? ""];
      return url.href;
    };
    const worker = startWorker(urlOf, dataDir);
    await waitFor("the worker to start", () => Promise.resolve(worker.log().includes("worker started")), 60_000);

    await primary.stop();
    const signal = join(primary.dataDirectory, "standby.signal");
    await writeFile(signal, "");
    const { uid, gid } = await stat(primary.dataDirectory);
    await chown(signal, uid, gid);
    const standby = await startCluster({ major, dataDir, port: primary.port });
    onTestFinished(() => standby.stop());
    expect(standby.port).toBe(primary.port);
    await waitFor("the worker to find that nothing can be written", () => Promise.resolve(worker.log().includes("read-only transaction (25006)")), 60_000);

    const file = join(dataDir, "wanted.sql");
    await writeFile(file, "create schema shop; create table shop.orders (id int primary key, note text);");
    const url = standby.url("postgres");
    expect(await run("dump", "--schema", "shop", "--database-url", url)).toMatchObject({
      code: 0,
      out: expect.stringContaining("create table shop.orders") as string,
    });
    expect(await run("diff", url, file)).toMatchObject({ code: 0, out: expect.stringContaining("add column note text") as string });
    expect(await run("lint", "--database-url", url, "--schema", "shop")).toMatchObject({ code: 0 });
    expect(await run("upgrade", "--database-url", url)).toEqual({ code: 4, out: "", err: expect.stringContaining("it is a standby") as string });

    const second = startWorker(urlOf, dataDir);
    await waitFor("a worker that starts there to end", () => Promise.resolve(second.process.exitCode === 1), 60_000);
    expect(second.log()).toContain(
      "the worker could not start: the server is in recovery: a standby, where nothing can be written; let DATABASE_URL lead to the primary",
    );

    await query(standby, "select pg_promote()");
    await waitFor(
      "the first worker to go on",
      async () => (await query(standby, "select from arch.workers where heartbeat_at > (select pg_postmaster_start_time())")).rowCount === 1,
      60_000,
    );
    worker.process.kill("SIGTERM");
    await waitFor("the worker to end", () => Promise.resolve(worker.process.exitCode === 0), 60_000);
  });
});

function startWorker(urlOf: (login: string) => string, dataDir: string): { readonly process: ChildProcess; readonly log: () => string } {
  const worker = spawn(process.execPath, [fileURLToPath(new URL("../../worker/main.ts", import.meta.url))], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], DATABASE_URL: urlOf("arch_worker"), EXECUTOR_URL: urlOf("arch_executor"), DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => {
    worker.kill("SIGKILL");
  });
  let log = "";
  worker.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  return { process: worker, log: () => log };
}

async function run(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return runCli(words);
}

async function query(cluster: Cluster, text: string): Promise<pg.QueryResult> {
  const session = new pg.Client({ connectionString: cluster.url("postgres") });
  await session.connect();
  return session.query(text).finally(() => session.end());
}
