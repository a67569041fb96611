/** What `sslmode` does against a server: encrypted where libpq encrypts, and nobody trusted whom it would not trust. */
import { chown, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { connectionTo } from "../../sql/connection.ts";
import { openPool } from "../../worker/db.ts";
import { startCluster, type Cluster } from "../../worker/postgres/start-cluster.ts";
import { makeAuthority } from "../helpers/make-certificate.ts";
import { newestMajor } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";
import { waitFor } from "../helpers/wait-for.ts";

const authority = makeAuthority("our authority");
const stranger = makeAuthority("another authority");
let server: Cluster;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "data-architect-tls-"));
  server = await startCluster({ major: newestMajor(), throwaway: true });
  const { certificate, key } = authority.sign("localhost");
  await put("server.crt", certificate);
  await put("server.key", key);
  await writeFile(join(folder, "ours.crt"), authority.certificate);
  await writeFile(join(folder, "others.crt"), stranger.certificate);
  const admin = new pg.Client(connectionTo(server.url("postgres")));
  await admin.connect();
  await admin.query("create role control superuser login password 'control'; create role ada login password 'secret'; grant pg_monitor to ada");
  await admin.end();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, text: string): Promise<void> {
  const path = join(server.dataDirectory, name);
  await writeFile(path, text, { mode: 0o600 });
  const { uid, gid } = await stat(server.dataDirectory);
  await chown(path, uid, gid);
}

/** The server as it should be: with TLS or without, and who may come; `control` always may. */
async function serve(ssl: "on" | "off", ...rules: readonly string[]): Promise<void> {
  await put("pg_hba.conf", ["host all control 127.0.0.1/32 scram-sha-256", ...rules, ""].join("\n"));
  const loaded = async (): Promise<string> => String((await control("select pg_conf_load_time()::text as at"))["at"]);
  const before = await loaded();
  await control(`alter system set ssl = ${ssl}`);
  await control("select pg_reload_conf()");
  await waitFor("the server to read its settings", async () => (await loaded()) !== before);
}

async function control(text: string): Promise<Readonly<Record<string, unknown>>> {
  const client = new pg.Client(connectionTo(address("control:control", "sslmode=disable")));
  await client.connect();
  try {
    return ((await client.query(text)).rows[0] ?? {}) as Readonly<Record<string, unknown>>;
  } finally {
    await client.end();
  }
}

function address(login: string, more: string, host = "127.0.0.1"): string {
  return `postgres://${login}@${host}:${String(server.port)}/postgres?${more}`;
}

/** `true`: connected, encrypted; a text: why not. */
async function encrypted(more: string, host = "127.0.0.1"): Promise<boolean | string> {
  const client = new pg.Client({ ...connectionTo(address("ada:secret", more, host)), connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ ssl: boolean }>("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
    return rows[0]?.ssl ?? false;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const EVERYBODY = "host all all 127.0.0.1/32 scram-sha-256";
const HOSTSSL = "hostssl all all 127.0.0.1/32 scram-sha-256";
const HOSTNOSSL = "hostnossl all all 127.0.0.1/32 scram-sha-256";

describe("sslmode", () => {
  test("against a server without TLS", async () => {
    await serve("off", EVERYBODY);
    expect(await encrypted("")).toBe(false);
    for (const mode of ["disable", "allow", "prefer"]) expect([mode, await encrypted(`sslmode=${mode}`)]).toEqual([mode, false]);
    for (const mode of ["require", "verify-ca", "verify-full"])
      expect([mode, await encrypted(`sslmode=${mode}`)]).toEqual([mode, "The server does not support SSL connections"]);
  });

  test("against a server with TLS: encrypted where nothing is said, too", async () => {
    await serve("on", EVERYBODY);
    expect(await encrypted("")).toBe(true);
    for (const [mode, expected] of [
      ["disable", false],
      ["allow", false],
      ["prefer", true],
      ["require", true],
    ] as const)
      expect([mode, await encrypted(`sslmode=${mode}`)]).toEqual([mode, expected]);
  });

  test("whom an authority vouches for, and by which name", async () => {
    await serve("on", EVERYBODY);
    const [ours, others] = [join(folder, "ours.crt"), join(folder, "others.crt")];
    expect(await encrypted(`sslmode=verify-full&sslrootcert=${ours}`, "localhost")).toBe(true);
    expect(await encrypted(`sslmode=verify-ca&sslrootcert=${ours}`)).toBe(true);
    expect(await encrypted(`sslmode=require&sslrootcert=${ours}`)).toBe(true);
    expect(await encrypted(`sslmode=verify-full&sslrootcert=${ours}`)).toMatch(/does not match certificate's altnames/u);
    for (const mode of ["require", "verify-ca", "verify-full"])
      expect([mode, await encrypted(`sslmode=${mode}&sslrootcert=${others}`, "localhost")]).toEqual([mode, expect.stringMatching(/certificate/u)]);
    expect(await encrypted("sslmode=verify-full", "localhost")).toMatch(/certificate/u);
    expect(await encrypted(`sslmode=prefer&sslrootcert=${others}`)).toBe(true);
  });

  test("a server that takes only one of both gets it", async () => {
    await serve("on", HOSTSSL);
    expect(await encrypted("sslmode=disable")).toMatch(/no pg_hba.conf entry .*no encryption/u);
    for (const mode of ["allow", "prefer", "require"]) expect([mode, await encrypted(`sslmode=${mode}`)]).toEqual([mode, true]);
    await serve("on", HOSTNOSSL);
    expect(await encrypted("sslmode=require")).toMatch(/no pg_hba.conf entry .*SSL encryption/u);
    for (const mode of ["allow", "prefer", "disable"]) expect([mode, await encrypted(`sslmode=${mode}`)]).toEqual([mode, false]);
    await serve("on");
    expect(await encrypted("sslmode=prefer")).toMatch(/no pg_hba.conf entry .*SSL encryption/u);
    expect(await encrypted("sslmode=allow")).toMatch(/no pg_hba.conf entry .*no encryption/u);
  });

  test("much comes whole over such a connection, both ways, in a pool; a wrong password is refused once", async () => {
    await serve("on", EVERYBODY);
    const pool = openPool(address("ada:secret", ""), "tls", 4);
    onTestFinished(() => pool.end());
    const text = "ü".repeat(3_000_000);
    const [first, ...others] = await Promise.all(
      Array.from({ length: 8 }, async () => (await pool.query<{ text: string }>("select $1::text || pg_backend_pid() as text", [text])).rows[0]?.text ?? ""),
    );
    expect(first?.startsWith(text)).toBe(true);
    expect(others.every((each) => each.startsWith(text))).toBe(true);
    await expect(new pg.Client(connectionTo(address("ada:wrong", ""))).connect()).rejects.toThrow(/password authentication failed/u);
    const reading = pool.query("select pg_sleep(60)");
    const ends = expect(reading).rejects.toThrow(/terminating connection due to administrator command/u);
    await waitFor(
      "the query to run",
      async () => (await control("select count(*) as n from pg_stat_activity where query like 'select pg_sleep%'"))["n"] === "1",
    );
    await control("select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep%'");
    await ends;
    expect((await pool.query("select 1")).rowCount).toBe(1);
  });

  test("a command says what to do", async () => {
    await serve("off", EVERYBODY);
    expect(await runCli(["dump", "--database-url", address("ada:secret", "sslmode=require")])).toEqual({
      code: 4,
      out: "",
      err: expect.stringMatching(/The server does not support SSL connections\n.*leave sslmode out of the address/u) as string,
    });
    await serve("on", HOSTSSL);
    expect((await runCli(["dump", "--database-url", address("ada:secret", "")])).code).toBe(0);
    const pairs = `host=127.0.0.1 port=${String(server.port)} user=control password=control dbname=postgres sslmode=require`;
    expect(await runCli(["install", "--database-url", pairs])).toMatchObject({ code: 0, out: expect.stringContaining("installed") as string });
    const other = net.createServer((socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"))).listen(0, "127.0.0.1");
    onTestFinished(() => new Promise((resolve) => void other.close(() => resolve())));
    await waitFor("the other server", () => Promise.resolve(other.listening));
    const run = await runCli(["dump", "--database-url", `postgres://ada:secret@127.0.0.1:${String((other.address() as net.AddressInfo).port)}/x`]);
    expect(run).toMatchObject({ code: 4, err: expect.stringContaining("what answers there does not speak Postgres' protocol") as string });
    expect(run.err).not.toContain("secret");
  });
});
