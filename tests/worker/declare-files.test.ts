/** SQL files as desired state from the command line, over a baseline. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";
import { first } from "./declared.ts";
import { govern } from "./governed.ts";

describe.each(majors())("SQL files from the command line on Postgres %i", { timeout: 180_000 }, (major) => {
  test("baseline, then files and folders, errors as an editor wants them", async (t) => {
    const shop = await govern(t, major);
    await shop.as(null, "create schema if not exists shop authorization shop_owner");
    await shop.as(null, `set role shop_owner; set search_path = shop; ${first} create table old (at timestamptz not null); reset role; reset search_path`);
    await shop.startWorker();
    const folder = await mkdtemp(join(tmpdir(), "data-architect-declare-"));
    t.onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const run = async (...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
      return runCli([...words, "--project", "shop", "--database-url", shop.database.urlOf(personLogin("ada"))]);
    };
    expect(await run("baseline")).toMatchObject({
      code: 0,
      out: "project  version  state\nshop     v1       done\n",
      err: expect.stringMatching(
        /^baseline done: shop v1 is what stands there, nothing was changed; for its next version: data-architect dump --schema shop --out FOLDER, edit, data-architect declare FOLDER --project shop; [^]*shop\.old has no primary key \(no_primary_key\)/u,
      ) as string,
    });
    expect(await run("baseline")).toMatchObject({ code: 3, out: "", err: expect.stringContaining("has model versions already") as string });
    await writeFile(join(folder, "a.sql"), "create table customers (id bigint generated always as identity primary key, name text not null);");
    await writeFile(join(folder, "b.sql"), "create view names as\n  select nam from customers;");
    expect(await run("declare", folder)).toMatchObject({
      code: 3,
      err: expect.stringMatching(
        /b\.sql:2:10: error: column "nam" does not exist\n {6}select nam from customers;\n {13}\^\n {4}in: create view names as …\n {4}hint: /,
      ) as string,
    });
    await writeFile(join(folder, "b.sql"), "create table customers (id int);");
    expect((await run("declare", folder)).err).toContain(`hint: it is made twice, here and at ${join(folder, "a.sql")}:1: keep one`);
    expect(await runCli(["declare", "shop", "--database-url", "postgres://h/x"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("no file is given") as string,
    });
    const accepts = "-- @accept no_primary_key: filled and emptied as a whole\ncreate table staged (at timestamptz not null);\n-- @accept nothing: x\n";
    await writeFile(join(folder, "b.sql"), `create table logs (at timestamp not null);\n${accepts}create table old (at timestamptz not null);`);
    const { code, err } = await run("declare", folder);
    expect([code, err.match(/shop\.\w+ has no primary key/gu)]).toEqual([0, ["shop.logs has no primary key"]]);
    expect(err).toMatch(/b\.sql:4:1: warning: nothing is no rule of lint\n/u);
    expect(err).toMatch(/^1 older finding stands in the applied version too: select .* from arch\.standing_lints\('[0-9a-f-]{36}'\)$/mu);
    expect(
      await shop.as(
        "ada",
        "select object, suppressed from arch.proposed_lints((select id from arch.requests order by created_at desc limit 1)) where suppressed is not null",
      ),
    ).toEqual([{ object: "table shop.staged", suppressed: "filled and emptied as a whole" }]);
    await writeFile(join(folder, "b.sql"), "create view names as select name from customers;");
    expect(await run("declare", join(folder, "a.sql"), join(folder, "b.sql"))).toMatchObject({
      code: 0,
      out: "project  version  state\nshop     v3       done\n",
    });
  });
});
