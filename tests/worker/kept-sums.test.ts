/** Sums that may be old, from the model to a materialized view that is refreshed while it is read. */
import { describe, expect, test } from "vitest";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { govern, type Governed } from "./governed.ts";
import { apply, approve } from "./verbs.ts";

const model = (asked: string): string => `
model: shop
entities:
  place: { is: "Where it is sold.", attributes: { name: { type: text, required: true } } }
  sale: { is: "What was sold.", soft_delete: true, attributes: { amount: { type: decimal, digits: 12, scale: 2, required: true } } }
relationships: [ { from: sale, to: place, required: true } ]
access: [ { name: of_place, entity: sale, equals: [place], aggregates: [amount]${asked} } ]
`;

describe.each(majors())("kept sums on Postgres %i", { timeout: 180_000 }, (major) => {
  const reach = async (shop: Governed, document: string): Promise<void> => {
    const [asked] = await shop.as<{ request: string }>("ada", "select request from arch.declare('shop', $1)", [document]);
    const ended = await waitFor(
      "the model to be declared",
      async () =>
        (
          await shop.as<{ state: string; issues: unknown }>(null, "select state, issues from arch.requests where id = $1 and state <> 'compiling'", [
            asked?.request,
          ])
        )[0] ?? null,
      60_000,
    );
    expect(ended).toMatchObject({ state: "done", issues: [] });
    const plan = (await shop.as<{ plan: string }>("ada", "select plan from arch.plan('shop')"))[0]?.plan ?? "";
    await shop.planIn(plan, "proved");
    await approve(shop, plan);
    await apply(shop, plan);
    await shop.planIn(plan, "completed", "soaking");
    if ((await shop.as<{ state: string }>(null, "select state from arch.plans where id = $1", [plan]))[0]?.state === "soaking") {
      await shop.as("olga", "select * from arch.complete($1)", [plan]);
      await shop.planIn(plan, "completed");
    }
  };

  test("come with a plan over a table with rows, are refreshed concurrently, and leave again", async (t) => {
    const shop = await govern(t, major);
    await shop.startWorker();
    await reach(shop, model(""));
    await shop.as(null, "insert into shop.places (name) values ('Bern'), ('Chur')");
    await shop.as(
      null,
      "insert into shop.sales (place_id, amount, deleted_at) select p.id, n, case when n = 3 then now() end from shop.places as p cross join generate_series(1, 3) as n where p.name = 'Bern' or n = 1",
    );
    await reach(shop, model(", stale_for: 1 hour"));
    const sums = (): Promise<unknown> =>
      shop.as(
        null,
        "select p.name, s.row_count::int, s.amount_sum::float from shop.sales_of_place_sums as s join shop.places as p on p.id = s.place_id order by p.name",
      );
    expect(await sums()).toEqual([
      { name: "Bern", row_count: 2, amount_sum: 3 },
      { name: "Chur", row_count: 1, amount_sum: 1 },
    ]);
    await shop.as(null, "insert into shop.sales (place_id, amount) select id, 10 from shop.places where name = 'Chur'");
    await shop.as(null, "refresh materialized view concurrently shop.sales_of_place_sums");
    expect(await sums()).toEqual([
      { name: "Bern", row_count: 2, amount_sum: 3 },
      { name: "Chur", row_count: 2, amount_sum: 11 },
    ]);
    expect(await shop.as(null, "select has_table_privilege('shop_app', 'shop.sales_of_place_sums', 'select') as reads")).toEqual([{ reads: true }]);
    await reach(shop, model(""));
    expect(await shop.as(null, "select to_regclass('shop.sales_of_place_sums') as view")).toEqual([{ view: null }]);
  });
});
