import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { install } from "../../sql/loader.ts";
import { startCluster } from "../postgres/start-cluster.ts";
import type { Cluster } from "../postgres/start-cluster.ts";

/** A Postgres of its own with everything installed, two persons who can log in, an application's login, and a worker. */
export type Stage = {
  readonly cluster: Cluster;
  readonly version: string;
  /** Connection string of the database for a login of this stage. */
  readonly urlOf: (login: string) => string;
  /** Superuser: the installing admin, and the hand that later bypasses the product. */
  readonly admin: Client;
  /** Author and operator. */
  readonly ada: Client;
  /** Approver. */
  readonly bob: Client;
  /** Public half of the key that signs the audit log's checkpoints and the file they are appended to, both outside the database. */
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
};

const database = "shop";
const applicationLogin = "shop_web";

/** Builds the stage, on a cluster that is deleted afterwards unless one is given; on failure everything started so far is stopped again. */
export async function setStage(major: 15 | 16 | 17 | 18, given: Cluster | null = null): Promise<Stage> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => undefined);
  };
  try {
    const cluster = given ?? (await startCluster({ major, throwaway: true }));
    if (given === null) undo.push(() => cluster.stop());
    const passwords = new Map<string, string>();
    const urlOf = (login: string): string => {
      const url = new URL(cluster.url(database));
      const password = passwords.get(login);
      if (password !== undefined) [url.username, url.password] = [login, password];
      return url.href;
    };
    await withClient(cluster.url("postgres"), (client) => client.query(`create database ${database}`));
    const installed = await install(cluster.url(database), { environment: { name: "production", kind: "protected" }, person: "dba" });
    for (const [login, password] of Object.entries(installed.passwords)) if (password !== undefined) passwords.set(login, password);

    const admin = await connect(urlOf("postgres"), undo);
    await makeRoles(admin, passwords);
    const dataDir = await mkdtemp(join(tmpdir(), "data-architect-demo-"));
    undo.push(() => rm(dataDir, { recursive: true, force: true }));
    const worker = await startWorker({ DATABASE_URL: urlOf("arch_worker"), EXECUTOR_URL: urlOf("arch_executor"), DATA_DIR: dataDir, SEAL_EVERY_SECONDS: "1" });
    undo.push(() => endWorker(worker));
    return { cluster, version: cluster.version, urlOf, admin, ada: await connect(urlOf("ada"), undo), bob: await connect(urlOf("bob"), undo), dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Two persons with their logins and roles, the project's owner (no login) and the application's role and login. */
async function makeRoles(admin: Client, passwords: Map<string, string>): Promise<void> {
  for (const login of ["ada", "bob", applicationLogin]) {
    passwords.set(login, randomBytes(18).toString("base64url"));
    await admin.query(`create role ${login} login password ${admin.escapeLiteral(passwords.get(login) ?? "")}`);
  }
  const adminOnly =
    Number((await admin.query<{ v: string }>("select current_setting('server_version_num') as v")).rows[0]?.v) >= 160000
      ? "admin true, inherit false, set false"
      : "admin option";
  await admin.query(`
    create role shop_owner nologin;
    grant shop_owner to arch_owner with ${adminOnly};
    grant create on database ${database} to shop_owner;
    create role shop_app nologin;
    grant shop_app to ${applicationLogin}`);
  for (const person of ["ada", "bob"]) {
    await admin.query("select arch.add_person($1)", [person]);
    await admin.query("select arch.map_login($1, $2)", [person, person]);
  }
  for (const [person, role] of [
    ["ada", "author"],
    ["ada", "operator"],
    ["bob", "approver"],
  ])
    await admin.query("select arch.bind_role($1, $2)", [person, role]);
}

async function startWorker(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [fileURLToPath(new URL("../main.ts", import.meta.url))], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((resolve, reject) => {
    let log = "";
    worker.stderr.on("data", (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
      if (log.includes("worker started")) resolve();
    });
    worker.once("exit", () => reject(new Error(`the worker did not start:\n${log}`)));
  });
  return worker;
}

async function endWorker(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) return;
  const gone = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGTERM");
  await gone;
}

async function connect(url: string, undo: (() => Promise<unknown>)[]): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "psql" });
  client.on("error", () => undefined);
  await client.connect();
  undo.push(() => client.end());
  return client;
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
