/** Nobody works: every state that waits for a worker says so and what to do, in the verb's row and at the end of a wait. */
import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { shopText } from "../helpers/shop.ts";
import { PLAN, shopAtOne } from "../worker/shop-story.ts";
import { approval, submitted } from "./proved-plan.ts";
import { runHere, startHere } from "./run-here.ts";
import type { Hands } from "./run-here.ts";

const NOBODY = /no worker (was ever seen|seen since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC): start one \(data-architect worker, or make up\)/;

describe.each(majors())("without a worker on Postgres %i", { timeout: 120_000 }, (major) => {
  let hands: Hands;
  let ada: pg.Client;
  let olga: pg.Client;
  let bob: pg.Client;
  const first = async (session: pg.Client, text: string, ...values: unknown[]): Promise<Record<string, string>> =>
    (await session.query<Record<string, string>>(text, values)).rows[0] ?? {};
  /** What `call arch.await` says when it gives up. */
  const gaveUp = async (id: string): Promise<string> => {
    const error = await ada.query("call arch.await($1, '1 ms')", [id]).then(
      () => ({ code: "none", message: "", hint: "" }),
      (thrown: { code: string; message: string; hint: string }) => thrown,
    );
    expect(error.code).toBe("ZA018");
    expect(error.hint).toMatch(NOBODY);
    return error.message;
  };

  beforeEach(async (t) => {
    const database = (await shopAtOne(t, major)).database as TestDatabase;
    hands = {
      root: await connect(database),
      worker: await connect(database, await ourLogin("arch_worker", major)),
      executor: await connect(database, await ourLogin("arch_executor", major)),
    };
    [ada, olga, bob] = [await connect(database, personLogin("ada")), await connect(database, personLogin("olga")), await connect(database, personLogin("bob"))];
    await hands.root.query("update arch.workers set heartbeat_at = now() - interval '1 hour'");
  });

  test("declare, plan and proof say that they wait in vain", async () => {
    const declared = await first(ada, "select * from arch.declare('shop', $1)", `${await shopText(1)}\n# again\n`);
    expect(declared).toMatchObject({ state: "compiling", next: expect.stringMatching(NOBODY) as string });
    expect(await gaveUp(declared["request"] ?? "")).toMatch(/^declare is compiling/);
    const planned = await first(ada, "select * from arch.plan('shop')");
    expect(planned).toMatchObject({ state: "compiling", proof: expect.stringMatching(NOBODY) as string });
    expect(await gaveUp(planned["plan"] ?? "")).toMatch(/^p_3 is compiling: its model comes first/);
    await hands.root.query("update arch.plans set state = 'planned' where id = 'p_3'");
    expect(await gaveUp("p_3")).toMatch(/^p_3 is planned and waits for its proof/);
    expect(await first(ada, "select note from arch.status() where item = 'worker'")).toEqual({ note: expect.stringMatching(NOBODY) as string });
  });

  test("apply, a run under way, resume, complete, rollback and a scan say so", async () => {
    await approval(bob, PLAN, await submitted(ada, PLAN));
    const applied = await first(olga, "select * from arch.apply($1)", PLAN);
    expect(applied["note"]).toMatch(NOBODY);
    expect(await gaveUp(PLAN)).toMatch(/^p_2 is running: 0 of \d+ steps done/);
    await startHere(hands, applied["run"] ?? "");
    expect(await gaveUp(PLAN)).toMatch(/^p_2 is running: /);
    expect((await first(olga, "select note from arch.pause($1)", PLAN))["note"]).toMatch(NOBODY);
    await hands.root.query("update arch.runs set stop_requested = null");
    await hands.root.query("update arch.runs set state = 'queued'");
    await runHere(hands, applied["run"] ?? "");
    expect((await first(olga, "select * from arch.scan_drift('shop')"))["reason"]).toMatch(NOBODY);
    const completing = await first(olga, "select * from arch.complete($1)", PLAN);
    expect(completing["note"]).toMatch(NOBODY);
    expect(await gaveUp(PLAN)).toMatch(/^p_2 is completing: /);
    await first(olga, "select * from arch.pause($1)", PLAN);
    expect((await first(olga, "select * from arch.resume($1)", PLAN))["note"]).toMatch(NOBODY);
    await first(olga, "select * from arch.abort($1)", PLAN);
    expect((await first(olga, "select * from arch.rollback($1)", PLAN))["note"]).toMatch(NOBODY);
  });

  test("with one alive nobody is bothered with that", async () => {
    await hands.worker.query("select arch_worker.worker_heartbeat('w', '0', 'b', 18)");
    await approval(bob, PLAN, await submitted(ada, PLAN));
    expect((await first(olga, "select note from arch.apply($1)", PLAN))["note"]).toBe("call arch.await('p_2')");
    await expect(ada.query("call arch.await($1, '1 ms')", [PLAN])).rejects.toMatchObject({
      code: "ZA018",
      hint: "It goes on by itself; call arch.await again.",
    });
  });
});
