/** Drift to its end with a real worker: what is done by hand during our own run, what a plan about something else must not launder, revert, adopt. */
import { describe, expect, it } from "vitest";
import { majors } from "../helpers/majors.ts";
import { shopText } from "../helpers/shop.ts";
import { waitFor } from "../helpers/wait-for.ts";
import type { Governed } from "./governed.ts";
import { PLAN, shopAtOne } from "./shop-story.ts";
import { apply, approve, complete } from "./verbs.ts";

type Finding = {
  readonly id: string;
  readonly address: string;
  readonly state: string;
  readonly who: string | null;
  readonly revert_sql: string | null;
  readonly reason: string;
};

const findings = (shop: Governed): Promise<readonly Finding[]> =>
  shop.as<Finding>(null, "select id, address, state, who, revert_sql, reason from arch.findings order by address");
const stands = async (shop: Governed): Promise<readonly string[]> =>
  (await findings(shop))
    .filter((one) => (one.state === "open" || one.state === "acknowledged") && !/^column:shop\.(before|during)\./.test(one.address))
    .map((one) => one.address);

/** Waits until a scan that began after now has been recorded. */
const scanned = async (shop: Governed): Promise<void> => {
  const [before] = await shop.as<{ at: string }>(null, "select clock_timestamp()::text as at");
  await shop.as("olga", "select * from arch.scan_drift('shop')");
  await waitFor(
    "a scan",
    async () => (await shop.as(null, "select from arch_private.scans where looked_at > $1::timestamptz + interval '10 ms'", [before?.at])).length > 0,
    60_000,
  );
  const [again] = await shop.as<{ at: string }>(null, "select clock_timestamp()::text as at");
  await shop.as("olga", "select * from arch.scan_drift('shop')");
  await waitFor(
    "another scan",
    async () => (await shop.as(null, "select from arch_private.scans where looked_at > $1::timestamptz + interval '10 ms'", [again?.at])).length > 0,
    60_000,
  );
};

describe.each(majors())("drift on Postgres %i", { timeout: 240_000 }, (major) => {
  it("made by hand while our run is under way is found after it, our own steps never; a later plan does not launder it", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.as(null, "create table shop.before (id integer)");
    const first = await shop.startWorker();
    await scanned(shop);
    expect(await stands(shop)).toEqual(["table:shop.before"]);
    await first.kill();

    await approve(shop, PLAN);
    await apply(shop, PLAN);
    const killed = await shop.startWorker({ DATA_ARCHITECT_STOP_AT: "3:prepared" });
    await killed.ended;
    await shop.as(
      null,
      "create table shop.during (id integer); alter table shop.stores add column during integer; comment on column shop.orders.total is 'by hand'",
    );
    await shop.startWorker();
    await shop.planIn(PLAN, "soaking");
    await scanned(shop);
    const during = ["column:shop.orders.total", "column:shop.stores.during", "table:shop.before", "table:shop.during"];
    expect(await stands(shop)).toEqual(during);
    expect((await findings(shop)).find((one) => one.address === "column:shop.stores.during")?.who).not.toBeNull();
    await complete(shop, PLAN);
    await shop.planIn(PLAN, "completed");
    await scanned(shop);
    expect(await stands(shop)).toEqual(during);
  });

  it("ends reverted by the SQL given for it, and adopted by a version that declares it", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.startWorker();
    await shop.as(null, "alter table shop.orders add column oops integer; alter table shop.stores add column city text");
    await scanned(shop);
    const [oops, city] = await findings(shop);
    expect([oops?.address, city?.address]).toEqual(["column:shop.orders.oops", "column:shop.stores.city"]);
    const [way] = await shop.as<{ sql: string }>("olga", "select sql from arch.revert($1, 'not ours')", [oops?.id]);
    await shop.as(null, way?.sql ?? "");
    await shop.as("bob", "select * from arch.adopt($1, 'we want it')", [city?.id]);
    await scanned(shop);
    expect((await findings(shop)).map((one) => [one.address, one.state])).toEqual([
      ["column:shop.orders.oops", "reverted"],
      ["column:shop.stores.city", "acknowledged"],
    ]);

    const declared = (await shopText(1)).replace(/( {2}store:\n(?:.*\n)*? {4}attributes:\n)/, "$1      city: { type: text }\n");
    await shop.as("ada", "select * from arch.declare('shop', $1)", [declared]);
    const [row] = await shop.as<{ plan: string }>("ada", "select plan from arch.plan('shop')");
    await shop.planIn(row?.plan ?? "", "proved");
    await approve(shop, row?.plan ?? "");
    await apply(shop, row?.plan ?? "");
    await shop.planIn(row?.plan ?? "", "completed");
    await scanned(shop);
    expect((await findings(shop)).map((one) => [one.address, one.state])).toEqual([
      ["column:shop.orders.oops", "reverted"],
      ["column:shop.stores.city", "adopted"],
    ]);
    expect(await shop.as(null, "select kind, plan from arch.events where kind = 'drift_adopted'")).toEqual([{ kind: "drift_adopted", plan: row?.plan }]);
  });
});
