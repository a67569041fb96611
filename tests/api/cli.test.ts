import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { planText } from "../../worker/cli/plan-command.ts";
import { createDatabase, useDatabase } from "../helpers/database.ts";
import { peopledTemplate, personLogin } from "../helpers/installed.ts";
import { newestMajor } from "../helpers/majors.ts";
import { query, useOwnCluster } from "./own-cluster.ts";
import { runCli } from "../helpers/run-cli.ts";

async function run(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return runCli(words);
}

async function directory(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "data-architect-cli-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

const cluster = useOwnCluster(newestMajor());
const people = useDatabase({ template: () => peopledTemplate() });

test("installs, tells what is there, upgrades and uninstalls, with passwords in a file of one's own", async () => {
  const url = await cluster.database("cli");
  const file = join(await directory(), "passwords.json");
  expect(await run("status", "--database-url", url)).toMatchObject({ code: 0, out: expect.stringContaining("data-architect install") as string });
  const installed = await run("install", "--database-url", url, "--environment", "staging", "--passwords-file", file);
  expect([installed.code, installed.err]).toEqual([0, ""]);
  expect(installed.out).toMatch(/^Data Architect \d+\.\d+\.\d+ installed; compiler: worker\n/);
  expect(installed.out).toMatch(/plv8 +no .*requests wait for the worker/);
  const passwords = JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(Object.values(passwords).every((password) => !installed.out.includes(password))).toBe(true);
  expect(await query(cluster.url("cli", "arch_worker", passwords["arch_worker"]), "select 1 as one")).toEqual([{ one: 1 }]);
  expect((await run("install", "--database-url", url)).out).toContain("is installed already");
  const status = await run("status", "--database-url", url, "--json");
  expect(JSON.parse(status.out)).toMatchObject({ kind: "present", environment: "staging", environment_kind: "sandbox" });
  expect((await run("upgrade", "--database-url", url)).code).toBe(0);
  const gone = await run("uninstall", "--database-url", url);
  expect([gone.code, gone.out]).toEqual([0, "Data Architect is removed from this database; your tables are untouched; its roles are gone too.\n"]);
  expect(await run("uninstall", "--database-url", url)).toMatchObject({ code: 3, err: expect.stringContaining("nothing to uninstall") as string });
});

test("passwords are shown once where no file is named", async () => {
  const url = await cluster.database("shown");
  const { out } = await run("install", "--database-url", url);
  expect(out).toMatch(/arch_worker +[\w-]{32}\n/);
  await run("uninstall", "--database-url", url);
});

test("says what is wrong in one sentence, and exits with a code of its kind", async (t) => {
  const database = await createDatabase(t);
  const wrong = (change: (url: URL) => void): string => {
    const url = new URL(database.url);
    change(url);
    return url.href;
  };
  const status = (url: string) => run("status", "--database-url", url);
  expect(
    await status(
      wrong((url) => {
        url.port = "1";
      }),
    ),
  ).toMatchObject({ code: 4, out: "", err: expect.stringMatching(/^error: no Postgres answers at 127\.0\.0\.1:1\nhint: /) as string });
  expect(
    await status(
      wrong((url) => {
        url.password = "wrong";
      }),
    ),
  ).toMatchObject({ code: 4, err: expect.stringContaining("password authentication failed") as string });
  expect(
    await status(
      wrong((url) => {
        url.pathname = "/no_such";
      }),
    ),
  ).toMatchObject({ code: 4, err: expect.stringContaining("create the database first") as string });
  expect(await run("status")).toMatchObject({ code: 2, err: expect.stringContaining("--database-url") as string });
  expect(await run("frobnicate")).toMatchObject({ code: 2, err: expect.stringContaining("unknown command") as string });
  expect(await run("install", "--database-url", database.url, "--kind", "playground")).toMatchObject({ code: 2 });
  expect(await run("upgrade", "--database-url", database.url)).toMatchObject({ code: 3, err: expect.stringContaining("run data-architect install") as string });
  expect(await run("--help")).toMatchObject({ code: 0, out: expect.stringContaining("install") as string });
  expect(await run("install", "--database-url", people.urlOf(personLogin("victor")))).toMatchObject({
    code: 0,
    out: expect.stringContaining("installed already") as string,
  });
  expect(await run("upgrade", "--database-url", people.urlOf(personLogin("victor")))).toMatchObject({
    code: 5,
    err: expect.stringMatching(/^error: this login may not do that/) as string,
  });
});

test("a verb's refusal is its message, hint and exit code 3", async () => {
  const asVictor = people.urlOf(personLogin("victor"));
  const file = join(await directory(), "shop.yaml");
  await writeFile(file, "model: shop");
  expect(await run("declare", "shop", file, "--database-url", asVictor)).toMatchObject({
    code: 3,
    out: "",
    err: expect.stringMatching(/^error: this needs a role that you do not have: victor is not author or bot of shop\nhint: Ask ada/) as string,
  });
  expect(await run("steps", "p_99", "--database-url", asVictor)).toMatchObject({ code: 3, err: expect.stringContaining("there is no such plan") as string });
});

test("a plan's page: dangers first, routine folded, counts and the next command last", () => {
  const step = { phase: "expand", lock: "ACCESS EXCLUSIVE, brief", blocks: "all ≤ 150 ms", estimate: "0.01 s", hazard: null, undo: "yes" };
  const text = planText(
    "shop",
    {
      plan: "p_12",
      model: "v2",
      state: "proved",
      proof: "proved 3.1 s",
      reason: null,
      summary: { add: 6, change: 0, rename: 1, drop: 1 },
      environment: "prod",
    },
    [
      { ...step, ordinal: 1, what: "add customers.full_name", hazard: "H001 customers is locked; statements queue; H021 select * gets one column more" },
      { ...step, ordinal: 2, phase: "contract", what: "drop customers.name", hazard: "H041 loses data", undo: "no: the data are gone" },
    ],
    false,
  );
  expect(text.split("\n")).toEqual([
    "shop v2 → prod   p_12",
    "",
    "! 2 contract  drop customers.name",
    "     H041 loses data",
    "     undo: no: the data are gone",
    "",
    "#  phase     what                 lock                     blocks        est",
    "2  contract  drop customers.name  ACCESS EXCLUSIVE, brief  all ≤ 150 ms  0.01 s",
    "(1 routine step folded; --all)",
    "by nature: H001 brief_lock_queue ×1, H021 result_type_changes ×1",
    "",
    "2 steps: 6 add, 1 rename, 1 drop · downtime none",
    "proved 3.1 s",
    "next: data-architect submit p_12",
  ]);
});
