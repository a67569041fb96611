/** Without plv8 the worker compiles; a plan asked for is proved without anybody asking again. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { govern } from "./governed.ts";

const model = readFileSync(new URL("../corpus/models/shop/v1.yaml", import.meta.url), "utf8");

describe.each(majors())("the worker on Postgres %i", { timeout: 180_000 }, (major) => {
  it("compiles a declared model, plans it and proves the plan", async (t) => {
    const shop = await govern(t, major);
    await shop.startWorker();
    await shop.as("ada", "select * from arch.declare('shop', $1)", [model]);
    const [planned] = await shop.as<{ plan: string }>("ada", "select plan from arch.plan('shop')");
    const plan = planned?.plan ?? "";
    await shop.planIn(plan, "proved");
    const [proof] = await shop.as(null, "select ok, differences, missing, error from arch.proofs where plan = $1", [plan]);
    expect(proof).toEqual({ ok: true, differences: [], missing: [], error: null });
  });

  it("leaves a failed request, with the place, for a model that is wrong", async (t) => {
    const shop = await govern(t, major);
    await shop.startWorker();
    const [request] = await shop.as<{ request: string }>("ada", "select request from arch.declare('shop', $1)", [
      "model: shop\nentities:\n  order:\n    is: x\n    attributes:\n      total: { type: monney }\n",
    ]);
    const done = await waitFor("the request to end", async () => {
      const [row] = await shop.as<{ state: string; issues: { path: string; line: number }[] }>(
        null,
        "select state, issues from arch.requests where id = $1 and state <> 'compiling'",
        [request?.request],
      );
      return row;
    });
    expect(done.state).toBe("failed");
    expect(done.issues[0]).toMatchObject({ path: "entities.order.attributes.total.type", line: 6 });
  });
});
