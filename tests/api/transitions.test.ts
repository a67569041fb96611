/** Every state of a plan × every verb: what it becomes, or with which code it is refused. */
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { approval, provedPlan, submitted } from "./proved-plan.ts";

const VERBS = {
  submit: "select state as said from arch.submit($1, 'again')",
  withdraw: "select state as said from arch.withdraw($1)",
  approve: "select decision as said from arch.approve($1, (select approval_digest from arch.plans where id = $1))",
  reject: "select decision as said from arch.reject($1, 'no')",
  withdraw_approval: "select state as said from arch.withdraw_approval($1)",
  apply: "select state as said from arch.apply($1)",
  pause: "select state as said from arch.pause($1)",
  resume: "select state as said from arch.resume($1)",
  abort: "select state as said from arch.abort($1)",
  complete: "select state as said from arch.complete($1, because => 'test')",
  rollback: "select state as said from arch.rollback($1, because => 'test')",
} as const;
type Verb = keyof typeof VERBS;

/** Beside ZA007 (refused in its state); a refusal by rule is a row that says `refused`. */
const ALLOWED: Readonly<Record<string, Partial<Record<Verb, string>>>> = {
  compiling: { withdraw: "withdrawn" },
  planned: { withdraw: "withdrawn" },
  proved: { submit: "submitted", withdraw: "withdrawn" },
  unproven: { submit: "ZA008", withdraw: "withdrawn" },
  submitted: { withdraw: "withdrawn", approve: "approved", reject: "rejected", withdraw_approval: "ZA006" },
  approved: { withdraw: "withdrawn", reject: "rejected", withdraw_approval: "ZA006", apply: "running" },
  running: { pause: "paused", abort: "aborted" },
  paused: { resume: "running", abort: "aborted", rollback: "running" },
  soaking: { complete: "completing", rollback: "running" },
  completing: { pause: "paused", abort: "aborted" },
  completed: { rollback: "running" },
  failed: { resume: "running", abort: "aborted", rollback: "running" },
  aborted: { rollback: "running" },
  rejected: {},
  withdrawn: {},
  stale: {},
  superseded: {},
  expired: {},
  rolled_back: {},
};

/** The run that a plan in this state has. */
const RUNS: Readonly<Record<string, readonly [direction: string, state: string]>> = {
  running: ["forward", "queued"],
  paused: ["forward", "paused"],
  soaking: ["forward", "done"],
  completing: ["complete", "queued"],
  completed: ["forward", "done"],
  failed: ["forward", "failed"],
  aborted: ["forward", "aborted"],
  rolled_back: ["rollback", "done"],
};

test.each(majors())("each verb in each state on Postgres %i", { timeout: 120_000 }, async (major) => {
  const database = await createDatabase(onTestFinished, { major, template: await peopledTemplate(major) });
  const root = await connect(database);
  const ada = await connect(database, personLogin("ada"));
  const plan = await provedPlan(ada, await connect(database, await ourLogin("arch_worker", major)));
  const digest = await submitted(ada, plan);
  expect((await approval(await connect(database, personLogin("bob")), plan, digest)).decision).toBe("approved");
  const known = await root.query<{ state: string }>(
    "select distinct u.state from (select from_state as state from arch.plan_transitions union select to_state from arch.plan_transitions) as u",
  );
  expect(known.rows.map((row) => row.state).sort()).toEqual(Object.keys(ALLOWED).sort());

  const found: Record<string, Partial<Record<Verb, string>>> = {};
  for (const state of Object.keys(ALLOWED)) {
    found[state] = {};
    for (const verb of Object.keys(VERBS) as Verb[]) {
      await root.query("begin");
      await root.query("update arch.plans set state = $2 where id = $1", [plan, state]);
      const run = RUNS[state];
      if (run !== undefined) {
        await root.query(
          "insert into arch.runs (plan, direction, state, started_by, finished_at) select $1, $2, $3, created_by, case when $3 in ('done', 'failed', 'aborted') then now() end from arch.plans where id = $1",
          [plan, ...run],
        );
      }
      const said = await root.query<{ said: string }>(VERBS[verb], [plan]).then(
        ({ rows }) => rows[0]?.said ?? "no row",
        (error: { code?: string }) => error.code ?? "no code",
      );
      if (!/^ZA|^[0-9A-Z]{5}$/.test(said) && said !== "refused") {
        const { rows } = await root.query<{ state: string; told: boolean }>(
          "select state, exists (select from arch.events where plan = $1 and xid = pg_current_xact_id()) as told from arch.plans where id = $1",
          [plan],
        );
        expect([state, verb, rows[0]]).toEqual([state, verb, { state: said, told: true }]);
      }
      await root.query("rollback");
      if (said !== "ZA007" && said !== "refused") found[state][verb] = said;
    }
  }
  expect(found).toEqual(ALLOWED);
});

test.each(majors())("a plan that never ran has nothing to resume, abort or roll back on Postgres %i", async (major) => {
  const database = await createDatabase(onTestFinished, { major, template: await peopledTemplate(major) });
  const root = await connect(database);
  const plan = await provedPlan(await connect(database, personLogin("ada")), await connect(database, await ourLogin("arch_worker", major)));
  await root.query("update arch.plans set state = 'failed' where id = $1", [plan]);
  for (const verb of ["resume", "abort", "rollback"] as const) await expect(root.query(VERBS[verb], [plan]), verb).rejects.toMatchObject({ code: "ZA007" });
});
