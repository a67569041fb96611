/** The life of a run at SQL level: verbs by people, the ledger by the worker's functions, no worker and no DDL. */
import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { PLAN, shopAtOne } from "../worker/shop-story.ts";
import { approval, submitted } from "./proved-plan.ts";
import { recordSteps, runHere, startHere } from "./run-here.ts";
import type { Hands } from "./run-here.ts";

describe.each(majors())("runs on Postgres %i", { timeout: 120_000 }, (major) => {
  let hands: Hands;
  let olga: pg.Client;
  const call = async (verb: string, ...values: unknown[]): Promise<Record<string, unknown>> =>
    (
      await olga.query<Record<string, unknown>>(`select * from arch.${verb}(${[PLAN, ...values].map((_, at) => `$${String(at + 1)}`).join(", ")})`, [
        PLAN,
        ...values,
      ])
    ).rows[0] ?? {};
  const runOf = (row: Record<string, unknown>): string => String(row["run"]);
  const lastRun = async (): Promise<string> =>
    (await hands.root.query<{ id: string }>("select id from arch.runs where plan = $1 order by created_at desc limit 1", [PLAN])).rows[0]?.id ?? "";
  const news = async (): Promise<string> => (await olga.query<{ news: string }>("select news from arch.waiting($1)", [PLAN])).rows[0]?.news ?? "";
  const state = async (): Promise<string> =>
    (await hands.root.query<{ state: string }>("select state from arch.plans where id = $1", [PLAN])).rows[0]?.state ?? "";
  const versions = async (): Promise<unknown> => (await olga.query("select version, state, plan from arch.versions('shop')")).rows;

  beforeEach(async (t) => {
    const shop = await shopAtOne(t, major);
    const database = shop.database as TestDatabase;
    hands = {
      root: await connect(database),
      worker: await connect(database, await ourLogin("arch_worker", major)),
      executor: await connect(database, await ourLogin("arch_executor", major)),
    };
    olga = await connect(database, personLogin("olga"));
    const ada = await connect(database, personLogin("ada"));
    await approval(await connect(database, personLogin("bob")), PLAN, await submitted(ada, PLAN));
    return async () => {
      for (const session of [...Object.values(hands), olga, ada]) await session.end();
    };
  });

  test("forward to soaking, complete, then back again: states, versions, progress and what a waiting person is told", async () => {
    expect(await news()).toMatch(/^p_2 is approved; an operator runs it: select \* from arch\.apply\('p_2'\)$/);
    const applied = await call("apply");
    expect(applied).toMatchObject({ plan: PLAN, state: "running" });
    expect(await news()).toMatch(/^p_2 is running: 0 of \d+ steps done$/);
    await runHere(hands, runOf(applied));
    expect(await state()).toBe("soaking");
    expect(await news()).toMatch(
      /^p_2 is soaking: (\d+) of \d+ steps done, longest stall 7 ms; when every application uses the new shape: select \* from arch\.complete\('p_2'\)$/,
    );
    const progress = (
      await olga.query<{ phase: string; state: string; n: number }>(
        "select phase = 'contract' as contract, state, count(*)::int as n from arch.progress($1) where phase <> 'rollback' group by 1, 2 order by 1",
        [PLAN],
      )
    ).rows;
    expect(progress).toMatchObject([
      { contract: false, state: "done" },
      { contract: true, state: "open" },
    ]);
    expect(await versions()).toEqual([
      { version: "v1", state: "superseded", plan: "p_1" },
      { version: "v2", state: "current", plan: PLAN },
    ]);
    await expect(olga.query("select * from arch.apply($1)", [PLAN])).rejects.toMatchObject({ code: "ZA007" });

    await runHere(hands, runOf(await call("complete")));
    expect(await state()).toBe("completed");
    expect(await news()).toMatch(/^p_2 completed: v2 stands; \d+ steps in [\d.]+ s, longest stall 7 ms$/);

    const cannot = await hands.root.query("select 1 from arch.plan_steps where plan = $1 and undo_kind = 'cannot'", [PLAN]);
    expect(cannot.rowCount).toBe(0);
    const back = runOf(await call("rollback", "the launch is off"));
    expect(await news()).toMatch(/^p_2 is being rolled back: (\d+) of \1 steps still stand$/);
    await runHere(hands, back);
    expect(await state()).toBe("rolled_back");
    expect(await news()).toBe("p_2 is rolled back: v1 stands again");
    expect((await hands.root.query("select version, plan from arch.schema_versions where state = 'current'")).rows).toEqual([{ version: 1, plan: PLAN }]);
    expect(
      (
        await hands.root.query(
          "select count(*)::int as n from arch.events where plan = $1 and kind = 'run_requested' and detail ->> 'reason' = 'the launch is off'",
          [PLAN],
        )
      ).rows,
    ).toEqual([{ n: 1 }]);
    await expect(olga.query("select * from arch.rollback($1)", [PLAN])).rejects.toMatchObject({ code: "ZA007" });
  });

  test("a soak time holds the contract phase back until a person says why not", async () => {
    await hands.root.query("update arch.policy_versions set soak = '2 days'");
    await runHere(hands, runOf(await call("apply")));
    expect(await news()).toMatch(/; from \d{4}-\d\d-\d\d \d\d:\d\d UTC on, when every application uses the new shape: /);
    await expect(olga.query("select * from arch.complete($1)", [PLAN])).rejects.toMatchObject({
      code: "ZA008",
      hint: expect.stringContaining("because => ") as string,
    });
    expect(await call("complete", "no client of the former shape is left")).toMatchObject({ state: "completing" });
    expect(
      (
        await hands.root.query(
          "select count(*)::int as n from arch.events where plan = $1 and kind = 'contract_allowed' and detail ->> 'reason' like 'no client%'",
          [PLAN],
        )
      ).rows,
    ).toEqual([{ n: 1 }]);
  });

  test("nothing goes back behind a step that has no way back once it is done, or behind a newer plan", async () => {
    const behind = (plan: string): Promise<unknown> => olga.query("select * from arch.rollback($1, 'needed')", [plan]);
    const run = runOf(await call("apply"));
    const token = await startHere(hands, run);
    await recordSteps(hands, run, token, 2);
    await hands.root.query("update arch.plan_steps set undo_kind = 'cannot' where plan = $1 and ordinal in (1, 9)", [PLAN]);
    await call("pause");
    await hands.worker.query("select arch_worker.stop_run($1, $2)", [run, token]);
    await expect(behind(PLAN)).rejects.toMatchObject({ code: "ZA007", message: expect.stringMatching(/p_2 can't go back behind step 1: [^;]*$/) as string });
    await hands.root.query("update arch.plan_steps set undo_kind = 'run' where plan = $1 and ordinal = 1", [PLAN]);
    await hands.root.query("update arch.plans set state = 'completed' where id = $1", [PLAN]);
    await expect(behind("p_1")).rejects.toMatchObject({
      code: "ZA007",
      message: expect.stringContaining("p_2 ran after p_1") as string,
      hint: "Roll p_2 back first.",
    });
    await behind(PLAN);
  });

  test("the ledger answers for the step that is claimed, by who prepared it, in a run that runs; for nothing else", async () => {
    const secret = "of the first try";
    const sha256 = async (run: string, ordinal: number): Promise<unknown> =>
      (await hands.root.query<{ statement_sha256: string }>("select statement_sha256 from arch.run_steps where run = $1 and ordinal = $2", [run, ordinal]))
        .rows[0]?.statement_sha256;
    const prepare = (run: string, token: string, ordinal: number): Promise<unknown> =>
      hands.worker.query("select arch_worker.prepare_step($1, $2, $3, encode(sha256($4::bytea), 'hex'))", [run, token, ordinal, secret]);
    const claim = async (run: string, token: string, ordinal: number): Promise<unknown> =>
      hands.executor.query("select arch_run.claim($1, $2, $3, $4)", [run, token, ordinal, await sha256(run, ordinal)]);
    const record = (run: string, token: string, ordinal: number): Promise<unknown> =>
      hands.executor.query("select arch_run.record($1, $2, $3, $4)", [run, token, ordinal, secret]);
    const run = runOf(await call("apply"));
    const first = await startHere(hands, run);
    await recordSteps(hands, run, first, 1);
    await expect(prepare(run, first, 1)).rejects.toMatchObject({ code: "ZA007", message: expect.stringMatching(/step 1 of run .* is done/) as string });
    await expect(claim(run, first, 1)).rejects.toMatchObject({ code: "ZA007" });
    expect((await hands.root.query("select secret_sha256 from arch.run_steps where run = $1", [run])).rows).toEqual([{ secret_sha256: null }]);
    await prepare(run, first, 2);
    const second = await startHere(hands, run);
    await expect(claim(run, second, 2)).rejects.toMatchObject({ code: "ZA014" });
    await expect(record(run, second, 2)).rejects.toMatchObject({ code: "ZA014" });
    await prepare(run, second, 2);
    await claim(run, second, 2);
    await hands.root.query("update arch.plans set state = 'soaking' where id = $1", [PLAN]);
    await expect(startHere(hands, run)).rejects.toMatchObject({ code: "ZA007", message: expect.stringContaining("p_2 is soaking") as string });
    await hands.root.query("update arch.plans set state = 'running' where id = $1", [PLAN]);
    await hands.root.query("update arch.runs set state = 'paused' where id = $1", [run]);
    await expect(claim(run, second, 2)).rejects.toMatchObject({ code: "ZA007" });
    await expect(record(run, second, 2)).rejects.toMatchObject({ code: "ZA007" });
    await expect(startHere(hands, run)).rejects.toMatchObject({ code: "ZA007", message: expect.stringContaining("is paused") as string });
  });

  test("pause holds before the next step, resume goes on there, abort leaves what is done, rollback undoes only that", async () => {
    const run = runOf(await call("apply"));
    const token = await startHere(hands, run);
    await recordSteps(hands, run, token, 2);
    expect(await news()).toMatch(/^p_2 is running: 2 of \d+ steps done, at step 2, /);
    expect(await call("pause")).toMatchObject({ state: "running", note: expect.stringContaining("before its next step") as string });
    expect((await hands.worker.query("select arch_worker.heartbeat($1, $2) as wish", [run, token])).rows).toEqual([{ wish: "paused" }]);
    expect((await hands.worker.query("select arch_worker.stop_run($1, $2) as now", [run, token])).rows).toEqual([{ now: "paused" }]);
    expect(await news()).toMatch(
      /^p_2 is paused at step 2, .* \(2 of \d+ steps done\); when the cause is gone: select \* from arch\.resume\('p_2'\); to go back: select \* from arch\.rollback\('p_2'\)$/,
    );
    await expect(hands.worker.query("select arch_worker.prepare_step($1, $2, 3, 'x')", [run, token])).rejects.toMatchObject({ code: "ZA007" });
    await expect(olga.query("select * from arch.pause($1)", [PLAN])).rejects.toMatchObject({ code: "ZA007" });

    expect(await call("resume")).toMatchObject({ state: "running" });
    const second = await startHere(hands, run);
    expect(second).toBe("2");
    await recordSteps(hands, run, second, 1);
    await call("abort");
    expect((await hands.worker.query("select arch_worker.stop_run($1, $2) as now", [run, second])).rows).toEqual([{ now: "aborted" }]);
    expect(await news()).toMatch(/^p_2 is aborted at step 3, .* \(3 of \d+ steps done\); what is done stands; to go back: /);
    await expect(olga.query("select * from arch.resume($1)", [PLAN])).rejects.toMatchObject({ code: "ZA007" });

    const back = runOf(await call("rollback"));
    const { rows } = await hands.worker.query<{ input: { steps: { ordinal: number }[] } }>("select arch_worker.run_input($1) as input", [back]);
    expect(rows[0]?.input.steps.map((step) => step.ordinal)).toEqual([1, 2, 3]);
    await runHere(hands, back);
    expect(await state()).toBe("rolled_back");
  });

  test("a failed step says where, why and what to do; the same run goes on after it", async () => {
    const run = runOf(await call("apply"));
    const token = await startHere(hands, run);
    await recordSteps(hands, run, token, 1);
    await hands.worker.query("select arch_worker.prepare_step($1, $2, 2, repeat('0', 64))", [run, token]);
    await hands.worker.query("select arch_worker.fail_step($1, $2, 2, 'deadlock detected', 'failed')", [run, token]);
    expect(await news()).toMatch(
      /^p_2 is failed at step 2, .* \(1 of \d+ steps done\): deadlock detected; when the cause is gone: select \* from arch\.resume\('p_2'\)/,
    );
    expect((await olga.query("select state, note from arch.progress($1) where ordinal = 2", [PLAN])).rows).toEqual([
      { state: "failed", note: "deadlock detected" },
    ]);
    await call("resume");
    await runHere(hands, await lastRun());
    expect(await state()).toBe("soaking");
  });

  test("who may: operators run, approvers may only abort, authors and viewers neither", async () => {
    const who = (name: "ada" | "bob" | "victor"): Promise<pg.Client> => connect({ urlOf: (login) => urlOf(login) } as TestDatabase, personLogin(name));
    const urlOf = (login: { readonly user: string; readonly password: string }): string => {
      const url = new URL(`postgres://127.0.0.1:${String(olga.port)}/${olga.database ?? ""}`);
      [url.username, url.password] = [login.user, login.password];
      return url.href;
    };
    for (const name of ["ada", "bob", "victor"] as const) {
      const session = await who(name);
      for (const verb of ["apply", "pause", "resume", "complete", "rollback"])
        await expect(session.query(`select * from arch.${verb}($1)`, [PLAN]), `${name} ${verb}`).rejects.toMatchObject({ code: "ZA002" });
    }
    await call("apply");
    await expect((await who("ada")).query("select * from arch.abort($1)", [PLAN])).rejects.toMatchObject({ code: "ZA002" });
    expect((await (await who("bob")).query("select state from arch.abort($1)", [PLAN])).rows).toEqual([{ state: "aborted" }]);
  });
});
