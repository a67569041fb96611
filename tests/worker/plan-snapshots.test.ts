import { describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { prepare } from "./plan/check-case.ts";
import { runStep } from "./plan/run-watched.ts";

describe.each(majors())("on Postgres %i", (major) => {
  test("names are not exchanged while a transaction sees rows from before the backfill", async (t) => {
    const made = await prepare(t, major, {
      name: "integer to bigint, nothing else",
      before: "create table lines (id int primary key, quantity integer)",
      after: "create table lines (id int primary key, quantity bigint)",
      rows: "insert into lines select g, g from generate_series(1, 30) as g",
    });
    const reader = await connect(made.database);
    await reader.query("begin isolation level repeatable read; select 1");
    const wait = made.steps.find((step) => step.kind === "wait_for_snapshots");
    expect(wait).toBeDefined();
    for (const step of made.steps.filter((step) => step.ordinal < (wait?.ordinal ?? 0))) await runStep(made.session, made.owner, step, step.run, []);
    if (wait === undefined) return;
    const waiting = runStep(made.session, made.owner, wait, wait.run, []);
    const watcher = await connect(made.database);
    await waitFor(
      "the build to wait for the reader",
      async () =>
        (
          await watcher.query<{ n: number }>(
            "select count(*)::int as n from pg_stat_progress_create_index where phase like 'waiting for old snapshots%' and datname = current_database()",
          )
        ).rows[0]?.n === 1,
    );
    expect((await reader.query<{ nulls: number }>("select count(*) filter (where quantity is null)::int as nulls from shop.lines")).rows[0]?.nulls).toBe(0);
    await reader.query("commit");
    await waiting;
    for (const step of made.steps.filter((step) => step.ordinal > wait.ordinal)) await runStep(made.session, made.owner, step, step.run, []);
    expect((await reader.query<{ nulls: number }>("select count(*) filter (where quantity is null)::int as nulls from shop.lines")).rows[0]?.nulls).toBe(0);
  });
});
