/** Somebody's event trigger forbids what a step does: the run fails with who did, keeps nothing of the step, and goes on, or back, when it is let pass. */
import { describe, expect, it } from "vitest";
import type { Owner } from "../helpers/database.ts";
import { newestMajor } from "../helpers/majors.ts";
import { govern, type Governed } from "../worker/governed.ts";
import { apply, complete, planTo, resume, rollback } from "../worker/verbs.ts";

const before = "create table orders (id integer primary key, n integer not null); create index orders_old on orders (n, id);";
const after = "create table orders (id integer primary key, n bigint not null); create index orders_new on orders (n);";

describe("a step that an event trigger forbids", { timeout: 120_000 }, () => {
  it("is said by the plan, where the trigger stands by then", async (t) => {
    const { shop, plan } = await planned(t, (each) => forbid(each, "DROP INDEX"));
    const steps = await shop.as<{ what: string; hazard: string }>("ada", "select what, hazard from arch.steps($1) where hazard ~ 'H035'", [plan]);
    expect(steps.map(({ what }) => what)).toEqual(["drop index orders_old of orders, replaced"]);
    expect(steps[0]?.hazard).toContain("event trigger forbids (public.forbid(), on ddl_command_start) fires for DROP INDEX from here on");
  });

  it("in expand: the run fails with who did, and is resumed to its end", async (t) => {
    const { shop, plan } = await planned(t);
    await forbid(shop, "ALTER TABLE");
    await apply(shop, plan);
    const failed = await shop.planIn(plan, "failed");
    expect(failed.reason).toMatch(
      /step \d+ \(.*\): no ALTER TABLE here \(P0001\)\. It was raised by PL\/pgSQL function public\.forbid\(\).*disable the trigger meanwhile, then resume the run$/u,
    );
    await allow(shop);
    await resume(shop, plan);
    await shop.planIn(plan, "soaking");
    await complete(shop, plan);
    await shop.planIn(plan, "completed");
    expect(await look(shop)).toEqual([{ count: 500, sum: "125250", type: "bigint", indexes: "orders_new,orders_pkey", valid: true }]);
  });

  it("in contract: the run fails, and can be resumed", async (t) => {
    const { shop, plan } = await planned(t);
    await apply(shop, plan);
    await shop.planIn(plan, "soaking");
    await forbid(shop, "DROP INDEX");
    await complete(shop, plan);
    const failed = await shop.planIn(plan, "failed");
    expect(failed.reason).toContain("no DROP INDEX here");
    await allow(shop);
    await resume(shop, plan);
    await shop.planIn(plan, "completed");
    expect(await look(shop)).toEqual([{ count: 500, sum: "125250", type: "bigint", indexes: "orders_new,orders_pkey", valid: true }]);
  });

  it("in contract: the run fails, and what was done is taken back", async (t) => {
    const { shop, plan } = await planned(t);
    const base = await look(shop);
    await apply(shop, plan);
    await shop.planIn(plan, "soaking");
    await forbid(shop, "DROP INDEX");
    await complete(shop, plan);
    await shop.planIn(plan, "failed");
    await allow(shop);
    await rollback(shop, plan);
    await shop.planIn(plan, "rolled_back");
    expect(await look(shop)).toEqual(base);
  });
});

async function planned(
  owner: Owner,
  beforePlanning: (shop: Governed) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ readonly shop: Governed; readonly plan: string }> {
  const shop = await govern(owner, newestMajor());
  await shop.startWorker();
  const first = await planTo(shop, before);
  await apply(shop, first);
  await shop.planIn(first, "completed");
  await shop.as(null, "insert into shop.orders select g, g from generate_series(1, 500) as g");
  await shop.as(
    null,
    "create function public.forbid() returns event_trigger language plpgsql as $$ begin if current_user = 'shop_owner' then raise exception 'no % here', tg_tag; end if; end $$",
  );
  await beforePlanning(shop);
  return { shop, plan: await planTo(shop, after) };
}

const forbid = (shop: Governed, tag: string): Promise<unknown> =>
  shop.as(null, `create event trigger forbids on ddl_command_start when tag in ('${tag}') execute function public.forbid()`);

const allow = (shop: Governed): Promise<unknown> => shop.as(null, "alter event trigger forbids disable");

const look = (shop: Governed): Promise<readonly unknown[]> =>
  shop.as(
    null,
    `select count(*)::int as count, sum(n)::text as sum, max(pg_typeof(n)::text) as type,
       (select string_agg(c.relname, ',' order by c.relname) from pg_index as i join pg_class as c on c.oid = i.indexrelid where i.indrelid = 'shop.orders'::regclass) as indexes,
       (select bool_and(indisvalid) from pg_index where indrelid = 'shop.orders'::regclass) as valid from shop.orders`,
  );
