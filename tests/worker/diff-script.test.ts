/** The script of a plan, as its runner meets it: whose rights it needs, what it waits for, how its rest is run. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { diffed, PSQL } from "./diffed.ts";

describe.each(majors())("a script of diff on Postgres %i", (major) => {
  const { run, files, psql } = diffed(major);

  test.skipIf(!existsSync(PSQL))("runs as whoever runs it where the one owner may not: in a schema of others, and of what only superusers make", async (t) => {
    const role = `diff_owner_${String(major)}`;
    const setup = `do $$ begin create role ${role}; exception when duplicate_object then null; end $$;`;
    const owned = `${setup} create table public.t (id int); alter table public.t owner to ${role};`;
    const [left, right] = [await createDatabase(t, { major }), await createDatabase(t, { major })];
    const at = await files({
      "a.sql": owned,
      "b.sql": `${owned} create schema more; comment on schema public is 'everybody''s'; create view public.v as select id from public.t;
        alter schema more owner to ${role}; alter view public.v owner to ${role};`,
    });
    psql(left.url, at("a.sql"));
    psql(right.url, at("b.sql"));
    const planned = await run(left.url, right.url);
    expect(planned.out).not.toContain("set role");
    psql(left.url, (await files({ "plan.sql": planned.out }))("plan.sql"));
    expect(await run(left.url, right.url, "--check")).toMatchObject({ code: 0, out: "" });
    // In a schema of its own the owner does it all.
    const own = await files({ "c.sql": `create table more.t (id int); alter table more.t owner to ${role};` });
    psql(right.url, own("c.sql"));
    expect((await run(left.url, right.url)).out).toContain(`set role ${role};`);
  });

  test("a script asks first whether its runner may do it all, and names what is missing", async (t) => {
    const role = `diff_stranger_${String(major)}`;
    const database = await createDatabase(t, { major });
    const text = "create schema s; create table s.t (id int primary key, a int); create function s.f(n int) returns int language sql as 'select n';";
    const session = await connect(database);
    await session.query(`do $$ begin create role ${role}; exception when duplicate_object then null; end $$; ${text}`);
    const at = await files({ "b.sql": text.replace("a int", "a bigint").replace("select n", "select n + 1") });
    const planned = await run(database.url, at("b.sql"));
    const [asked = ""] = /do \$rights\$[^]*?\$rights\$;/u.exec(planned.out) ?? [];
    expect(planned.out.indexOf(asked)).toBeLessThan(planned.out.indexOf("alter table"));
    await session.query(asked);
    await session.query(`set role ${role}`);
    await expect(session.query(asked)).rejects.toMatchObject({ detail: expect.stringContaining(`schema s is closed to ${role}`) as unknown });
    await session.query(`reset role; grant usage on schema s to ${role}; set role ${role}`);
    const refused = await session.query(asked).then(
      () => null,
      (error: { readonly message: string; readonly detail: string }) => error,
    );
    expect(refused?.message).toBe(`nothing was run: ${role} may not do all of this`);
    expect(refused?.detail).toMatch(/^relation s\.t belongs to \w+\nroutine s\.f\(integer\) belongs to \w+\n.* may make nothing in schema s$/u);
    await session.query(`reset role; revoke usage on schema s from ${role}`);
    await session.end();
  });

  test.skipIf(!existsSync(PSQL))(
    "a step that somebody keeps out waits and tries again; in the end it says how to run the rest, and that does it",
    async (t) => {
      const at = await files({
        "a.sql": "create table t (id int primary key, a text); create view v as select id from t;",
        "b.sql": "create table t (id int primary key, b text);",
      });
      const left = await createDatabase(t, { major });
      psql(left.url, at("a.sql"));
      const holder = await connect(left);
      await holder.query("begin; select * from t");
      const { out } = await run(left.url, at("b.sql"));
      const waits = promisify(execFile)(PSQL, ["-X", "-q", "-f", (await files({ "plan.sql": out }))("plan.sql"), left.url]);
      const other = await connect(left);
      await waitFor("the script to be kept out", async () => (await other.query("select from pg_stat_activity where query like 'do $lock$%'")).rowCount === 1);
      await holder.query("commit");
      await waits;
      expect(await run(left.url, at("b.sql"), "--check")).toMatchObject({ code: 0 });

      const own = (await files({ "own.sql": (await run(left.url, at("a.sql"))).out }))("own.sql");
      const judged = await runCli(["lint", own, "--database-url", left.url, "--json"], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") });
      const { issues } = JSON.parse(judged.out) as { readonly issues: readonly { readonly severity: string; readonly message: string }[] };
      expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);

      const hurried = (await run(left.url, at("a.sql"))).out.replaceAll("1..100", "1..1");
      await holder.query("begin; select * from t");
      const step = /^-- (\d+)\. (?=[^\n]*\n--[^\n]*ACCESS EXCLUSIVE on (?:public\.)?t;)/mu.exec(hurried)?.[1] ?? "";
      const script = (await files({ "plan.sql": hurried }))("plan.sql");
      const again = await promisify(execFile)(PSQL, ["-X", "-q", "-f", script, left.url]).catch(
        (error: unknown) => error as { stdout: string; stderr: string },
      );
      expect(again.stderr).toMatch(
        new RegExp(`step ${step} got no lock on public\\.t within a minute[\\s\\S]*run the rest: psql -v from_step=${step} -f`, "u"),
      );
      expect(again.stdout).toMatch(new RegExp(`step ${step} of \\d+\\n$`, "u"));
      await holder.query("commit");
      const rest = await promisify(execFile)(PSQL, ["-X", "-q", "-v", `from_step=${step}`, "-f", script, left.url]);
      expect(rest.stdout.split("\n")[0]).toBe(again.stdout.trimEnd().split("\n").at(-1));
      expect(await run(left.url, at("a.sql"), "--check")).toMatchObject({ code: 0 });
    },
  );
});
