/** Two projects of different owners run at once, and code of the one owner resets the role: there is nothing it could become (decision 0005). */
import type pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";

const BECOME = "select pg_catalog.set_config('role', arch_run.lend_owner($1)::text, false), arch_run.take_owner_back()";

describe.each(majors())("runs of two owners at once on Postgres %i", (major) => {
  type Run = { readonly run: string; readonly owner: string; readonly session: pg.Client };

  /** A project with an owner of its own, entrusted to arch_owner, and a run of it that this executor's session holds. */
  const running = async (t: Parameters<typeof createDatabase>[0]): Promise<{ root: pg.Client; runs: readonly [Run, Run] }> => {
    const database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    const root = await connect(database);
    const begin = async (project: string): Promise<Run> => {
      const owner = `${project}_${database.name}`;
      await root.query(
        `create role ${owner} nologin; grant ${owner} to arch_owner with ${major >= 16 ? "admin true, inherit false, set false" : "admin option"}; create schema ${project} authorization ${owner}; select from arch.project('${project}', '{${project}}', '${owner}')`,
      );
      onTestFinished(async () => {
        await root.query(`drop owned by ${owner} cascade; drop role ${owner}`);
      });
      const session = await connect(database, await ourLogin("arch_executor", major));
      const { rows } = await root.query<{ run: string }>(
        `with made as (insert into arch.plans (project, policy_version, created_by, state) select $1, 1, person_id, 'running' from arch.person_names where display_name = 'ada' returning id, created_by)
         insert into arch.runs (plan, direction, started_by, state, token, backend_pid) select id, 'forward', created_by, 'running', 1, $2 from made returning id as run`,
        [project, (await session.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid],
      );
      return { run: rows[0]?.run ?? "", owner, session };
    };
    return { root, runs: [await begin("one"), await begin("two")] };
  };
  const who = async ({ session }: Run): Promise<unknown> => (await session.query<{ who: string }>("select current_user::text as who")).rows[0]?.who;
  const members = async (root: pg.Client, { owner }: Run): Promise<unknown> =>
    (await root.query("select from pg_auth_members where roleid = $1::regrole and member = 'arch_executor'::regrole", [owner])).rowCount;

  test("each session is its own owner, and neither the other's nor, once reset, its own again", async (t) => {
    const {
      root,
      runs: [one, two],
    } = await running(t);
    await one.session.query(BECOME, [one.run]);
    await two.session.query(BECOME, [two.run]);
    expect([await who(one), await who(two)]).toEqual([one.owner, two.owner]);
    expect([await members(root, one), await members(root, two)]).toEqual([0, 0]);
    await one.session.query(
      `create function one.hop() returns void language plpgsql as $$ begin reset role; perform set_config('role', '${two.owner}', false); create table two.stolen (); end $$`,
    );
    await expect(one.session.query("select one.hop()")).rejects.toMatchObject({ code: "42501" });
    await one.session.query("reset role");
    await expect(one.session.query(`set role ${one.owner}`)).rejects.toMatchObject({ code: "42501" });
  });

  test("the role of another session's run is not lent, and what somebody left lent is taken back by whoever comes next", async (t) => {
    const {
      root,
      runs: [one, two],
    } = await running(t);
    await expect(one.session.query("select arch_run.lend_owner($1)", [two.run])).rejects.toMatchObject({ code: "ZA014" });
    await one.session.query("select arch_run.lend_owner($1)", [one.run]);
    expect(await members(root, one)).toBe(1);
    await two.session.query(BECOME, [two.run]);
    expect([await members(root, one), await members(root, two)]).toEqual([0, 0]);
    await root.query("update arch.runs set state = 'paused' where id = $1", [two.run]);
    await two.session.query("reset role");
    await expect(two.session.query(BECOME, [two.run])).rejects.toMatchObject({ code: "ZA014" });
  });

  test("a role that the executor has for good is not taken from it", async (t) => {
    const {
      root,
      runs: [one],
    } = await running(t);
    await root.query(`grant ${one.owner} to arch_executor`);
    await one.session.query(BECOME, [one.run]);
    expect([await who(one), await members(root, one)]).toEqual([one.owner, 1]);
  });
});
