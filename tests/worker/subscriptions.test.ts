/** Subscriptions: what SQL says of one and what stands in a database compare as one, without the connection, whoever reads; a folder of files loads back. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { runProgram } from "../../worker/cli/program.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { leaveSubscriptions } from "../helpers/open-databases.ts";

const SECRET = "dbname=shop host=/nowhere password=hunter2";
const later: Readonly<Record<number, string>> = {
  15: "",
  16: ", origin = none, run_as_owner",
  17: ", origin = none, failover = on",
  18: ", origin = none, failover = on, password_required = false",
};

describe.each(majors())("subscriptions on Postgres %i", (major) => {
  async function run(...words: string[]): Promise<{ readonly code: number; readonly text: string }> {
    let text = "";
    const say = (more: string): void => {
      text += more;
    };
    const code = await runProgram([...words], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") }, { out: say, err: say });
    return { code, text };
  }
  async function subscribed(test: Parameters<typeof createDatabase>[0], sql: string): Promise<string> {
    const { url } = await createDatabase(test, { major });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    onTestFinished(async () => {
      await leaveSubscriptions(client);
      await client.end();
    });
    await client.query(sql);
    return url;
  }
  const declared = `
    create subscription plain connection '${SECRET}' publication p with (connect = false);
    create subscription "Full One" connection '${SECRET}' publication q, "A b", p with (connect = false, slot_name = 'the_slot', binary, synchronous_commit = local, disable_on_error = on, two_phase = true, streaming = ${major > 15 ? "parallel" : "on"}${later[major] ?? ""});
    create subscription gone connection '${SECRET}' publication p with (connect = false, slot_name = none);
    create subscription former connection '${SECRET}' publication p with (connect = false, slot_name = 'x');
    alter subscription former set (slot_name = none, binary = true);
    alter subscription former set publication a, b with (refresh = false);
    alter subscription former add publication c with (refresh = false);
    alter subscription former drop publication a with (refresh = false);
    alter subscription former rename to latter;
    comment on subscription latter is 'it''s latter';
    drop subscription gone;`;

  test("what SQL declares and what stands are one, and neither shows the connection", async (t) => {
    const url = await subscribed(t, declared);
    const folder = await mkdtemp(join(tmpdir(), "data-architect-subscriptions-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "wish.sql"), declared);
    const same = await run("diff", url, join(folder, "wish.sql"), "--check");
    expect([same.code, same.text]).toEqual([0, expect.stringContaining("no difference")]);
    const all = await run("diff", join(folder, "wish.sql"), "--major", String(major), url, "--check");
    expect(all.code).toBe(0);
    await writeFile(join(folder, "wish.sql"), declared.replace("publication q,", "publication z,"));
    const other = await run("diff", url, join(folder, "wish.sql"));
    expect(other.text).toContain(`alter subscription "Full One" set publication "A b", p, z with (refresh = false);`);
    expect(other.text).toContain(`refresh publication`);
    expect([same, all, other].map(({ text }) => text).join("\n")).not.toMatch(/hunter2|nowhere/u);
    expect(JSON.stringify(await read(url))).not.toMatch(/hunter2|nowhere/u);
  });

  test("a role without rights reads them as the superuser does", async (t) => {
    const url = await subscribed(t, declared);
    const name = `reads_subscriptions_${String(major)}`;
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    onTestFinished(async () => {
      await admin.query(`drop role if exists ${name}`);
      await admin.end();
    });
    await admin.query(`create role ${name} login password 'x'`);
    const reader = new URL(url);
    reader.username = name;
    reader.password = "x";
    const [all, few] = [await read(url), await read(reader.href)];
    expect(few.filter((object) => object.kind === "subscription")).toEqual(all.filter((object) => object.kind === "subscription"));
    expect(few.filter((object) => object.kind === "subscription")).toHaveLength(3);
  });

  test("a folder of files loads back", async (t) => {
    const url = await subscribed(t, declared);
    const folder = await mkdtemp(join(tmpdir(), "data-architect-subscriptions-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    expect((await run("dump", "--database-url", url, "--out", join(folder, "db"))).code).toBe(0);
    expect(await readFile(join(folder, "db", "subscriptions", "plain.sql"), "utf8")).toContain("connection-not-given");
    const same = await run("diff", url, join(folder, "db"), "--check");
    expect([same.code, same.text]).toEqual([0, expect.not.stringContaining("password stands")]);
  });

  async function read(url: string): Promise<Awaited<ReturnType<typeof readCatalog>>["objects"]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await readCatalog(client, null)).objects;
    } finally {
      await client.end();
    }
  }
});
