/** Rights at the moment of execution: between a person's word and the worker's first statement, between two steps, and after a restore. */
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

describe.each(majors())("the right to execute on Postgres %i", { timeout: 120_000 }, (major) => {
  let database: TestDatabase;
  let hands: Hands;
  let olga: pg.Client;
  const verb = async (name: string): Promise<string> => (await olga.query<{ run: string }>(`select run from arch.${name}($1)`, [PLAN])).rows[0]?.run ?? "";
  const plan = async (): Promise<unknown> => (await hands.root.query("select state, reason from arch.plans where id = $1", [PLAN])).rows[0];
  const bind = (name: string, role: string): Promise<unknown> =>
    hands.root.query("insert into arch.role_bindings (person_id, role, project) select person_id, $2, 'shop' from arch.person_names where display_name = $1", [
      name,
      role,
    ]);
  const revoke = (name: string, role: string): Promise<unknown> =>
    hands.root.query(
      "update arch.role_bindings set revoked_at = now() where role = $2 and person_id = (select person_id from arch.person_names where display_name = $1)",
      [name, role],
    );
  /** What the worker does when a run is refused: it hands the words on. */
  const refused = async (work: Promise<unknown>, run: string): Promise<string> => {
    const error = await work.then(
      () => ({ code: "none", message: "" }),
      (thrown: { code: string; message: string }) => thrown,
    );
    await hands.worker.query("select arch_worker.fail_run($1, $2)", [run, error.message]);
    return error.code;
  };

  beforeEach(async (t) => {
    const shop = await shopAtOne(t, major);
    database = shop.database as TestDatabase;
    hands = {
      root: await connect(database),
      worker: await connect(database, await ourLogin("arch_worker", major)),
      executor: await connect(database, await ourLogin("arch_executor", major)),
    };
    olga = await connect(database, personLogin("olga"));
    await approval(await connect(database, personLogin("bob")), PLAN, await submitted(await connect(database, personLogin("ada")), PLAN));
  });

  test("an operator unbound between apply and start: nothing runs, the plan is approved again, another operator goes on", async () => {
    const run = await verb("apply");
    await revoke("olga", "operator");
    await bind("victor", "operator");
    expect(await refused(startHere(hands, run), run)).toBe("ZA002");
    expect(await plan()).toEqual({
      state: "approved",
      reason: "olga, who asked for this run of p_2, is no operator or break_glass of shop any more. Ask postgres or victor to go on",
    });
    expect((await hands.root.query("select kind from arch.events where kind = 'run_refused'")).rowCount).toBe(1);
    expect((await hands.root.query("select count(*)::int as n from arch.run_steps where run = $1", [run])).rows).toEqual([{ n: 0 }]);
    olga = await connect(database, personLogin("victor"));
    await runHere(hands, await verb("apply"));
    expect(await plan()).toMatchObject({ state: "soaking" });
  });

  test("an approver unbound between apply and start: the plan is submitted again and says whom it needs", async () => {
    const run = await verb("apply");
    await revoke("bob", "approver");
    expect(await refused(startHere(hands, run), run)).toBe("ZA015");
    expect(await plan()).toEqual({ state: "submitted", reason: "an approval counts no more" });
    expect((await olga.query<{ news: string }>("select news from arch.waiting($1)", [PLAN])).rows[0]?.news).toMatch(
      /it needs 1 of carol, postgres \(approver\)/,
    );
    expect(
      (
        await approval(
          await connect(database, personLogin("carol")),
          PLAN,
          (await hands.root.query<{ d: string }>("select approval_digest as d from arch.plans where id = $1", [PLAN])).rows[0]?.d ?? "",
        )
      ).decision,
    ).toBe("approved");
  });

  test("an operator unbound between two steps: the run is paused before the next one, and resumed by somebody who may", async () => {
    const run = await verb("apply");
    const token = await startHere(hands, run);
    await recordSteps(hands, run, token, 2);
    await revoke("olga", "operator");
    await bind("victor", "operator");
    expect(await refused(recordSteps(hands, run, token, 1), run)).toBe("ZA002");
    expect(await plan()).toMatchObject({ state: "paused", reason: expect.stringContaining("Ask postgres or victor to go on") as string });
    await bind("olga", "viewer");
    await expect(olga.query("select * from arch.resume($1)", [PLAN])).rejects.toMatchObject({ code: "ZA002" });
    const victor = await connect(database, personLogin("victor"));
    expect((await victor.query("select state from arch.resume($1)", [PLAN])).rows).toEqual([{ state: "running" }]);
    await runHere(hands, run);
    expect(await plan()).toMatchObject({ state: "soaking" });
  });

  test("an approval that expires between apply and start stops the run; another plan of the project under way stops the apply", async () => {
    await hands.root.query("update arch.plans set state = 'running' where id = 'p_1'");
    for (const name of ["apply", "rollback"])
      await expect(olga.query(`select * from arch.${name}($1)`, [PLAN]), name).rejects.toMatchObject({
        code: "ZA010",
        message: expect.stringContaining("p_1 is running") as string,
      });
    await hands.root.query("update arch.plans set state = 'completed' where id = 'p_1'");
    const run = await verb("apply");
    await hands.root.query("update arch.plans set expires_at = now() where id = $1", [PLAN]);
    expect(await refused(startHere(hands, run), run)).toBe("ZA015");
    expect(await plan()).toEqual({ state: "expired", reason: expect.stringMatching(/^nobody used it before/) as string });
  });

  test("a run paused before its first step counts approvals again when it is resumed", async () => {
    const run = await verb("apply");
    const token = await startHere(hands, run);
    await olga.query("select from arch.pause($1)", [PLAN]);
    await hands.worker.query("select arch_worker.stop_run($1, $2)", [run, token]);
    await revoke("bob", "approver");
    await olga.query("select from arch.resume($1)", [PLAN]);
    expect(await refused(startHere(hands, run), run)).toBe("ZA015");
    expect(await plan()).toEqual({ state: "submitted", reason: "an approval counts no more" });
  });

  test("approvals that run out after the first step do not stop half a change", async () => {
    const run = await verb("apply");
    await recordSteps(hands, run, await startHere(hands, run), 1);
    await hands.root.query("update arch.reviews set expires_at = now() - interval '1 hour'");
    await runHere(hands, run);
    expect(await plan()).toMatchObject({ state: "soaking" });
  });

  test("complete and rollback, refused before they begin, leave the plan where it was", async () => {
    await runHere(hands, await verb("apply"));
    const back = await verb("rollback");
    await revoke("olga", "operator");
    expect(await refused(startHere(hands, back), back)).toBe("ZA002");
    expect(await plan()).toMatchObject({ state: "soaking" });
    await bind("olga", "operator");
    const contract = await verb("complete");
    await revoke("olga", "operator");
    expect(await refused(startHere(hands, contract), contract)).toBe("ZA002");
    expect(await plan()).toMatchObject({ state: "soaking" });
    await bind("olga", "operator");
    await runHere(hands, await verb("complete"));
    expect(await plan()).toMatchObject({ state: "completed" });
  });

  test("a database restored on another server runs nothing until an admin adopts it; the log says so", async () => {
    const run = await verb("apply");
    await hands.root.query("update arch.environment set system_identifier = '1'");
    expect(await refused(startHere(hands, run), run)).toBe("ZA020");
    expect(await plan()).toMatchObject({ state: expect.stringMatching(/approved|submitted/) as string });
    for (const name of ["apply", "complete", "rollback", "resume"])
      await expect(olga.query(`select * from arch.${name}($1)`, [PLAN]), name).rejects.toMatchObject({
        code: "ZA020",
        message: expect.stringContaining("arch.adopt_environment") as string,
      });
    expect((await olga.query("select note from arch.status() where item = 'environment'")).rows).toEqual([
      { note: expect.stringContaining("restored or cloned") as string },
    ]);
    await expect(olga.query("select * from arch.adopt_environment('mine')")).rejects.toMatchObject({ code: "ZA002" });
    await expect(hands.root.query("select * from arch.adopt_environment(' ')")).rejects.toMatchObject({ code: "ZA008" });
    const { rows } = await hands.root.query<{ environment: string; is_kind: string; id: string; note: string }>(
      "select * from arch.adopt_environment('restored from last night', name => 'staging')",
    );
    expect(rows).toEqual([
      { environment: "staging", is_kind: "sandbox", id: expect.any(String) as string, note: expect.stringMatching(/^Set ENVIRONMENT_ID=/) as string },
    ]);
    expect(await plan()).toMatchObject({ state: "stale", reason: expect.stringContaining("another one now") as string });
    expect(
      (await hands.root.query("select detail ->> 'reason' as why, detail ->> 'former_system_identifier' as was from arch.events where kind = 'history_lost'"))
        .rows,
    ).toEqual([{ why: "restored from last night", was: "1" }]);
    await expect(hands.root.query("select * from arch.adopt_environment('again')")).rejects.toMatchObject({ code: "ZA007" });
  });
});
