import { describe, expect, test } from "vitest";
import { majors } from "../helpers/majors.ts";
import { prepare } from "./plan/check-case.ts";
import { runStep } from "./plan/run-watched.ts";

const log =
  "create table log (n int generated always as identity primary key); create function tg() returns trigger language plpgsql as $$ begin insert into shop.log default values; return null; end $$";
const trigger = (column: string): string => `create trigger history after update of ${column} on t for each row execute function tg()`;

describe.each(majors())("on Postgres %i", (major) => {
  test("a history trigger of a renamed column records what both releases write until the plan is completed", async (t) => {
    const made = await prepare(t, major, {
      name: "history",
      renames: [["column:shop.t.name", "column:shop.t.title"]],
      rows: "insert into t values (1, 'a')",
      before: `${log}; create table t (id int primary key, name text); ${trigger("name")}`,
      after: `${log}; create table t (id int primary key, title text); ${trigger("title")}`,
    });
    const entries = async (): Promise<number> => (await made.session.query<{ n: number }>("select count(*)::int as n from shop.log")).rows[0]?.n ?? -1;
    for (const step of made.steps.filter((each) => each.phase !== "contract")) await runStep(made.session, made.owner, step, step.run, []);
    expect(await entries()).toBe(0);
    await made.session.query("update shop.t set name = 'former release'");
    expect(await entries()).toBe(1);
    await made.session.query("update shop.t set title = 'new release'");
    expect(await entries()).toBe(2);
    for (const step of made.steps.filter((each) => each.phase === "contract")) await runStep(made.session, made.owner, step, step.run, []);
    await made.session.query("update shop.t set title = 'alone'");
    expect(await entries()).toBe(3);
  });
});
