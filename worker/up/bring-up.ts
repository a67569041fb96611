import { join } from "node:path";
import pg from "pg";
import { install, LoaderRefusal } from "../../sql/loader.ts";
import { chooseHome } from "../postgres/choose-home.ts";
import { freePort } from "../postgres/free-port.ts";
import { chooseOsUser } from "../postgres/os-user.ts";
import { startCluster } from "../postgres/start-cluster.ts";
import type { Cluster } from "../postgres/start-cluster.ts";
import { startChild } from "./child.ts";
import { claimInstance } from "./instance.ts";
import type { Instance } from "./instance.ts";
import { ensureLogins } from "./logins.ts";
import type { LoginPasswords } from "./logins.ts";
import { PERSONS, ensurePersons } from "./persons.ts";
import { personalToken } from "./sign-in.ts";
import type { Teardown } from "./teardown.ts";

const DATABASE = "shop";
const MAJOR = 18;
const SERVER_PORT = 8765;

type Say = (stage: string, text: string) => void;

/**
 * Starts everything, one line per stage, and notes each thing to stop.
 * @returns what the user needs to begin: connection strings and sign-in links. Throws when a stage fails or another `make up` runs here.
 */
export async function bringUp(env: NodeJS.ProcessEnv, say: Say, teardown: Teardown, giveUp: (reason: string) => void): Promise<string> {
  const wanted = env["DATA_DIR"] || ".data";
  const directory = chooseHome(wanted, chooseOsUser());
  const claim = await claimInstance(directory);
  if (claim.kind === "running")
    throw new Error(`it is running here already (pid ${claim.pid}, data in ${directory}); use that one, or end it with: kill ${claim.pid}`);
  await teardown.add(claim.instance.end);
  if (claim.stopped.length > 0) say("recovery", `stopped what a killed make up had left: ${claim.stopped.join(", ")}`);

  const cluster = await startCluster({ major: MAJOR, dataDir: directory, ...(env["PG_PORT"] ? { port: Number(env["PG_PORT"]) } : {}) });
  await teardown.add(cluster.stop);
  say(
    "postgres",
    `${cluster.version.replace(/-.*/, "")} ${cluster.adopted ? "was left running, taken over" : "started"} on port ${cluster.port}, data in ${cluster.directory}`,
  );

  const passwords = await prepareDatabase(cluster, directory, say);
  const urlOf = (login: string): string => {
    const url = new URL(cluster.url(DATABASE));
    [url.username, url.password] = [login, passwords[login] ?? ""];
    return url.href;
  };
  await startWorker(urlOf, directory, claim.instance, say, teardown, giveUp);
  const server = await startServer(urlOf, directory, claim.instance, say, teardown, giveUp, env["PORT"]);
  return welcome(urlOf, server, directory);
}

async function prepareDatabase(cluster: Cluster, directory: string, say: Say): Promise<LoginPasswords> {
  await withAdmin(cluster.url(), async (admin) => {
    const { rows } = await admin.query("select from pg_catalog.pg_database where datname = $1", [DATABASE]);
    if (rows.length === 0) await admin.query(`create database ${DATABASE}`);
  });
  const installed = await install(cluster.url(DATABASE), { environment: { name: "local", kind: "protected" }, person: "dba" }).catch((error: unknown) => {
    throw ofUp(error);
  });
  say("install", `Data Architect ${installed.version} ${installed.outcome === "unchanged" ? "is there" : installed.outcome}; compiler: ${installed.compiler}`);
  const passwords = await withAdmin(cluster.url(DATABASE), async (admin) => {
    const logins = await ensureLogins(admin, directory, ["arch_server", "arch_worker", "arch_executor", ...PERSONS.map((person) => person.name)]);
    await ensurePersons(admin, DATABASE, cluster.major);
    return logins;
  });
  say("persons", PERSONS.map(({ name, roles }) => `${name} (${roles.join(", ")})`).join(", "));
  return passwords;
}

/** Whoever updated the code in the middle of a run has no worker that could end it: this Postgres stops again. */
function ofUp(error: unknown): unknown {
  if (!(error instanceof LoaderRefusal) || error.reason !== "run-open") return error;
  return new LoaderRefusal(
    error.reason,
    `${error.message}. This code is newer than the one that began them: go back to that one (git stash, git checkout), make up, let them end, and come back`,
  );
}

async function startWorker(
  urlOf: (login: string) => string,
  directory: string,
  instance: Instance,
  say: Say,
  teardown: Teardown,
  giveUp: (reason: string) => void,
): Promise<void> {
  const log = join(directory, "worker.log");
  const child = await startChild({
    name: "worker",
    module: "../main",
    env: { DATABASE_URL: urlOf("arch_worker"), EXECUTOR_URL: urlOf("arch_executor"), DATA_DIR: directory },
    ready: /worker started/,
    log,
    onStart: (pid) => instance.note("worker", pid),
    onEnd: (reason, again) => (again ? say("worker", `${reason}, starting it again; its log: ${log}`) : giveUp(`${reason}; its log: ${log}`)),
  });
  await teardown.add(child.stop);
  say("worker", "working");
}

async function startServer(
  urlOf: (login: string) => string,
  directory: string,
  instance: Instance,
  say: Say,
  teardown: Teardown,
  giveUp: (reason: string) => void,
  wanted: string | undefined,
): Promise<string> {
  const log = join(directory, "server.log");
  const port = wanted || String((await freePort(SERVER_PORT)) ?? (await freePort()) ?? 0);
  const child = await startChild({
    name: "server",
    module: "../../server/main",
    env: { DATABASE_URL: urlOf("arch_server"), PORT: port },
    ready: /server ready at (\S+)/,
    log,
    onStart: (pid) => instance.note("server", pid),
    onEnd: (reason, again) => (again ? say("server", `${reason}, starting it again; its log: ${log}`) : giveUp(`${reason}; its log: ${log}`)),
  });
  await teardown.add(child.stop);
  say("server", child.ready);
  return child.ready;
}

async function welcome(urlOf: (login: string) => string, server: string, directory: string): Promise<string> {
  const lines = ["", "ready.", "", "in psql:"];
  for (const { name, roles } of PERSONS) lines.push(`  psql '${urlOf(name)}'   # ${name}: ${roles.join(", ")}`);
  lines.push("", "in the browser (each link signs one person in; open them in two windows):");
  for (const { name } of PERSONS) lines.push(`  ${name}  ${server}/#token=${await personalToken(urlOf(name), name, directory)}`);
  return `${lines.join("\n")}\n\nCtrl-C stops all; the data stay in ${directory}\n`;
}

async function withAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url, application_name: "data-architect up" });
  admin.on("error", () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
