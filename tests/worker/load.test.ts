/** The shop evolves while applications of both versions read and write: no statement fails. */
import { describe, expect, it } from "vitest";
import { startLoad } from "../../worker/demo/load.ts";
import { seed, versionOne, versionTwo } from "../../worker/demo/workloads.ts";
import { majors } from "../helpers/majors.ts";
import { PLAN, shopAtOne } from "./shop-story.ts";
import { apply, approve, complete } from "./verbs.ts";

const CLIENTS = 3;
const EVERY_MS = 40;

describe.each(majors())("a run under load on Postgres %i", (major) => {
  it("fails no statement of either version of the application", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.as(null, "truncate shop.stores cascade");
    for (const statement of seed(500)) await shop.as(null, statement);
    const url = new URL(shop.database.url);
    url.searchParams.set("options", "-c role=shop_app");
    await shop.startWorker();
    await approve(shop, PLAN);
    const old = await startLoad(url.href, versionOne, CLIENTS, EVERY_MS);
    await apply(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
    const late = await startLoad(url.href, versionTwo, CLIENTS, EVERY_MS);
    const first = await old.stop();
    await complete(shop, PLAN);
    await shop.planIn(PLAN, "completed");
    const second = await late.stop();
    expect({ failures: [...first.failures, ...second.failures], failed: first.failed + second.failed }).toEqual({ failures: [], failed: 0 });
    expect(first.statements).toBeGreaterThan(50);
    expect(
      await shop.as(null, "select t.ordinal from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1 and t.state <> 'done'", [PLAN]),
    ).toEqual([]);
    expect(await shop.as(null, "select count(*)::int as n from shop.customers where full_name is null")).toEqual([{ n: 0 }]);
  }, 180_000);
});
