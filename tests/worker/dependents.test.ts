/** What other schemas have built on the project's objects: refused where the plan would break it, left alone where not, noticed where it comes late. */
import { describe, expect, it } from "vitest";
import { majors } from "../helpers/majors.ts";
import type { Governed } from "./governed.ts";
import { PLAN, shopAtOne } from "./shop-story.ts";
import { apply, approve } from "./verbs.ts";

type Issue = { readonly code: string; readonly path: string; readonly message: string; readonly hint: string };

describe.each(majors())("dependents in other schemas on Postgres %i", { timeout: 180_000 }, (major) => {
  /** Asks for another plan to version 2, whose worker reads what is live now. */
  const again = async (shop: Governed): Promise<string> => {
    const [row] = await shop.as<{ plan: string }>("ada", "select plan from arch.plan('shop')");
    return row?.plan ?? "";
  };

  it("a view over a column to be dropped refuses the plan, by name and with the way out", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.as(
      null,
      `
      create schema reporting; create table reporting.note (id int primary key, store uuid references shop.stores (id));
      create view reporting.fax_numbers as select id, fax from shop.customers; create materialized view reporting.contacts as select contact from shop.customers`,
    );
    await shop.startWorker();
    const plan = await again(shop);
    await expect(shop.planIn(plan, "proved")).rejects.toThrow(/H043/);
    const issues = await shop.as<Issue>(
      "ada",
      "select i.code, i.path, i.message, i.hint from arch.plans as p cross join lateral arch.issues(p.request_id) as i where p.id = $1",
      [plan],
    );
    expect(issues.map(({ code, path }) => ({ code, path }))).toEqual([
      { code: "plan.unmanaged-dependent", path: "materialized_view:reporting.contacts" },
      { code: "plan.unmanaged-dependent", path: "view:reporting.fax_numbers" },
    ]);
    expect(issues[1]).toMatchObject({
      message: "H043 view reporting.fax_numbers is not part of the model and needs column shop.customers.fax, which the plan drops",
      hint: "Take view reporting.fax_numbers into the model, or drop it by hand and make it again after the plan is completed.",
    });
    await shop.as(null, "drop view reporting.fax_numbers; drop materialized view reporting.contacts");
    await shop.planIn(await again(shop), "proved");
  });

  it("a view over what stays hinders neither proof nor run, and is no drift of the project", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.as(
      null,
      "create schema reporting; create view reporting.totals as select customer_id, sum(total) as total from shop.orders group by 1; create table reporting.wish (store uuid references shop.stores (id))",
    );
    await shop.startWorker();
    const plan = await again(shop);
    await shop.planIn(plan, "proved");
    await approve(shop, plan);
    await apply(shop, plan);
    await shop.planIn(plan, "soaking");
    const [kept] = await shop.as(
      "ada",
      "select jsonb_path_exists(catalog, '$.objects[*] ? (@.schema == \"reporting\")') as reporting from arch.schema_versions where state = 'current'",
    );
    expect(kept).toEqual({ reporting: false });
    expect(await shop.as(null, "select count(*) > 0 as some from reporting.totals")).toEqual([{ some: true }]);
  });

  it("a view made after the approval stops the run before its first step", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.startWorker();
    await approve(shop, PLAN);
    await shop.as(null, "create schema reporting; create view reporting.fax_numbers as select id, fax from shop.customers");
    await apply(shop, PLAN);
    const { reason } = await shop.planIn(PLAN, "stale");
    expect(reason).toMatch(/view reporting\.fax_numbers is new/);
    expect(
      await shop.as(null, "select count(*)::int as done from arch.run_steps as s join arch.runs as r on r.id = s.run where r.plan = $1 and s.state = 'done'", [
        PLAN,
      ]),
    ).toEqual([{ done: 0 }]);
  });
});
