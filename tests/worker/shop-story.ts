/** The shop, ready to evolve: version 1 applied, with rows in it, and a proved plan for version 2. Made once per cluster and run, then cloned. */
import type { Major } from "../../worker/postgres/locate-package.ts";
import type { Owner } from "../helpers/database.ts";
import type { Login } from "../helpers/cluster.ts";
import { peopledTemplate } from "../helpers/installed.ts";
import { shopText } from "../helpers/shop.ts";
import { templateDatabase } from "../helpers/template-database.ts";
import { attach, govern } from "./governed.ts";
import type { Governed } from "./governed.ts";
import { apply, approve } from "./verbs.ts";

export const CUSTOMERS = 3_000;

/** The proved plan for version 2. */
export const PLAN = "p_2";

/** A clone of the shop at version 1 with `PLAN` proved. */
export const shopAtOne = async (owner: Owner, major: Major): Promise<Governed> => govern(owner, major, await template(major));

const template = async (major: Major): Promise<string> =>
  (
    await templateDatabase(
      major,
      "shop_at_one",
      async (url) => {
        const ends: (() => Promise<void>)[] = [];
        try {
          await tell(await attach({ url, urlOf: (login) => urlOf(url, login) }, major, (end) => ends.push(end)));
        } finally {
          for (const end of ends.reverse()) await end();
        }
        return null;
      },
      await peopledTemplate(major),
    )
  ).name;

const tell = async (shop: Governed): Promise<void> => {
  const worker = await shop.startWorker();
  const first = await planned(shop, 1);
  await approve(shop, first);
  await apply(shop, first);
  await shop.planIn(first, "completed");
  await shop.as(null, FILL.replace("$1", String(CUSTOMERS)));
  await planned(shop, 2);
  await worker.stop();
};

/** Declares a version of the shop, plans it and waits for its proof; the plan's id. */
export const planned = async (shop: Governed, version: 1 | 2): Promise<string> => {
  await shop.as("ada", "select * from arch.declare('shop', $1)", [await shopText(version)]);
  const [row] = await shop.as<{ plan: string }>("ada", "select plan from arch.plan('shop')");
  const plan = row?.plan ?? "";
  await shop.planIn(plan, "proved");
  return plan;
};

const urlOf = (url: string, login: Login): string => {
  const other = new URL(url);
  other.username = encodeURIComponent(login.user);
  other.password = encodeURIComponent(login.password);
  return other.href;
};

const FILL = `
  insert into shop.stores (name) values ('North'), ('South');
  insert into shop.customers (store_id, email, name, contact, fax)
  select s.id, 'c' || g || '@' || lower(s.name) || '.example', 'Customer ' || g, 'First' || g || ' Last' || g, case when g % 3 = 0 then '+49 ' || g end
    from shop.stores as s, generate_series(1, $1 / 2) as g;
  insert into shop.products (store_id, sku, name, price) select s.id, 'sku-1', 'Thing', 5 from shop.stores as s;
  insert into shop.orders (store_id, customer_id, total) select c.store_id, c.id, 10 from shop.customers as c;
  insert into shop.lines (store_id, order_id, product_id, price, quantity)
  select o.store_id, o.id, p.id, 5, 2 from shop.orders as o join shop.products as p on p.store_id = o.store_id;
`;
