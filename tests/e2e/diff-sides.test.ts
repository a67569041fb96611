/**
 * `data-architect diff` over every kind of side: what one schema is called in five ways has no difference from itself, and the files that `--out` writes, run by
 * psql one after the other, lead from a database to whatever kind of side was asked for, and back, with its rows.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { addressOf } from "../../sql/connection.ts";
import { compileHere } from "../api/compile-here.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase, useDatabase, type TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors, newestMajor } from "../helpers/majors.ts";
import { runCli, type CliRun } from "../helpers/run-cli.ts";
import { shopText } from "../helpers/shop.ts";

const PSQL = "/usr/bin/psql";
const kinds = ["url", "file", "folder", "stored", "model"] as const;
type Version = Readonly<Record<(typeof kinds)[number], string>> & { readonly database: TestDatabase };
/** Each kind on either side, beside itself and two others. */
const pairs = kinds.flatMap((left, at) => [0, 1, 3].map((step) => [left, kinds[(at + step) % kinds.length] ?? left] as const));

describe.skipIf(!existsSync(PSQL)).each(majors())("the sides of a diff on Postgres %i", { timeout: 60_000 }, (major) => {
  const control = useDatabase({ major, template: () => peopledTemplate(major) });
  let folder = "";
  const versions: Version[] = [];
  const run = (...words: string[]): Promise<CliRun> =>
    runCli(["diff", ...words, "--major", String(major), "--default-schema", "shop", "--database-url", control.url], {
      SCRATCH_URL: clusterUrl(cluster(major), "postgres"),
    });
  const psql = (url: string, ...words: string[]): string =>
    execFileSync(PSQL, ["-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-d", url, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const expectSame = async (from: string, to: string): Promise<void> => {
    expect(await run(from, to, "--check")).toMatchObject({ code: 0, out: "", err: expect.stringContaining(": no difference") as string });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "data-architect-sides-"));
    const [ada, worker] = [await connect(control, personLogin("ada")), await connect(control, await ourLogin("arch_worker", major))];
    for (const version of [1, 2] as const) {
      const { rows } = await ada.query<{ request: string }>("select request from arch.declare('shop', $1)", [await shopText(version)]);
      await compileHere(worker, rows[0]?.request ?? "");
      const database = await createDatabase(afterAll, { major });
      const dump = ["dump", "--database-url", database.url, "--schema", "shop"];
      const [stored, file, dumped] = [`shop@v${String(version)}`, join(folder, `v${String(version)}.sql`), join(folder, `v${String(version)}`)];
      await writeFile(file, (await run(database.url, stored)).out);
      psql(database.url, "-f", file);
      await writeFile(file, (await runCli(dump)).out);
      expect(await runCli([...dump, "--out", dumped])).toMatchObject({ code: 0 });
      const model = fileURLToPath(new URL(`../corpus/models/shop/v${String(version)}.yaml`, import.meta.url));
      versions.push({ database, url: database.url, file, folder: dumped, stored, model });
    }
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(major === 18 ? pairs : pairs.filter((_, at) => at % 4 === 1))("%s → %s: the same is no difference", async (left, right) => {
    await expectSame(versions[1]?.[left] ?? "", versions[1]?.[right] ?? "");
  });

  test.each(kinds)("a database is led to a %s and back by the files of --out, with its rows", async (kind) => {
    const live = await createDatabase(afterAll, { major, template: versions[0]?.database.name ?? "" });
    psql(live.url, "-c", "insert into shop.stores (name) select 'store ' || n from generate_series(1, 20) as n");
    for (const [version, rename] of [
      [versions[1], "customers.name=full_name"],
      [versions[0], "customers.full_name=name"],
    ] as const) {
      const [to, out] = [version?.[kind] ?? "", await mkdtemp(join(folder, "out-"))];
      expect(await run(live.url, to, "--out", out, "--rename", rename)).toMatchObject({ code: 0 });
      expect((await readdir(out)).sort()).toEqual(["1_expand.sql", "2_contract.sql"]);
      for (const half of ["1_expand.sql", "2_contract.sql"]) psql(live.url, "-f", join(out, half));
      await expectSame(live.url, to);
      expect(psql(live.url, "-c", "select count(distinct name) from shop.stores").trim()).toBe("20");
    }
  });

  test("a database, a role, a schema and columns may have any name, and no script of theirs runs inside somebody's transaction", async () => {
    const [name, role, schema] = [`Odd $1 %s "x" /?#&'ü`, `Röle %I "${String(major)}"`, `a'b %1$s.c`] as const;
    const admin = clusterUrl(cluster(major), "postgres");
    afterAll(() => void psql(admin, "-c", `drop database ${quoteIdent(name)} with (force)`, "-c", `drop role ${quoteIdent(role)}`));
    psql(admin, "-c", `create role ${quoteIdent(role)}`, "-c", `create database ${quoteIdent(name)}`);
    const url = addressOf(admin, { database: name });
    const into = `create schema ${quoteIdent(schema)}; set search_path to ${quoteIdent(schema)};`;
    psql(url, "-c", `${into} create table "T%" ("c $$" int primary key, "a""b" text); insert into "T%" values (1, 'x');`);
    psql(url, "-c", `alter schema ${quoteIdent(schema)} owner to ${quoteIdent(role)}; alter table ${quoteIdent(schema)}."T%" owner to ${quoteIdent(role)};`);
    const wish = join(folder, "odd.sql");
    await writeFile(
      wish,
      `${into} create table "T%" ("c $$" bigint primary key, "a""b" text not null default '%s $1', "$do$" text check ("$do$" <> 'it''s'));`,
    );
    for (const how of ["--plain", "--online"])
      expect(await run(url, wish, how, "--check")).toMatchObject({ code: 1, err: expect.stringContaining(name) as string });
    const out = join(folder, "odd-plan.sql");
    await writeFile(out, (await run(url, wish, "--online")).out);
    expect(() => psql(url, "--single-transaction", "-f", out)).toThrow(/a transaction is open around this script/);
    psql(url, "-f", out);
    await expectSame(url, wish);
    expect(psql(url, "-c", `select "c $$", "a""b", "$do$" from ${quoteIdent(schema)}."T%"`).trim()).toBe("1|x|");
  });
});

describe.skipIf(!existsSync(PSQL))("standard input", () => {
  test("is a side, once", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-input-"));
    const file = join(folder, "a.sql");
    await writeFile(file, "create table t (id int primary key);");
    const program = fileURLToPath(new URL("../../worker/cli/main.ts", import.meta.url));
    const diff = (input: string, ...words: string[]): string =>
      execFileSync(process.execPath, [program, "diff", ...words, "--major", String(newestMajor())], {
        input,
        encoding: "utf8",
        stdio: "pipe",
        env: { ...process.env, SCRATCH_URL: clusterUrl(cluster(), "postgres") },
      });
    expect(diff("create table t (id int);", "-", file)).toContain("alter table public.t add constraint t_pkey PRIMARY KEY (id)");
    expect(() => diff("create table t (id int;", file, "-")).toThrow(/standard input:1:23: error: syntax error/);
    expect(() => diff("", "-", "-")).toThrow(/error: standard input can be one side only/);
    await rm(folder, { recursive: true });
  });
});
