import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { declare } from "../../plv8/src/ops/declare.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import { majors } from "../helpers/majors.ts";
import { checkCase } from "./plan/check-case.ts";

function designOfVersion(version: "v1" | "v2", settings: Record<string, unknown>, former: Design | null): Design {
  const document = readFileSync(new URL(`../corpus/models/shop/${version}.yaml`, import.meta.url), "utf8");
  const made = declare({ document, settings, former });
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  return made.value.design;
}

const store = "00000000-0000-7000-8000-000000000001";
const id = (kind: number, expression: string): string => `('0000000${String(kind)}-0000-7000-8000-' || lpad((${expression})::text, 12, '0'))::uuid`;
const newId = "(lpad(to_hex((random() * 4e9)::bigint), 8, '0') || '-0000-7000-8000-' || lpad(to_hex((random() * 1e14)::bigint), 12, '0'))::uuid";

const rows = `
  insert into shop.stores (id, name) values ('${store}', 'Books');
  insert into shop.customers (store_id, id, email, name, contact, fax)
    select '${store}', ${id(1, "g")}, 'c' || g || '@example.org', 'Customer ' || g, case when g % 4 > 0 then 'Ada King Lovelace ' || g end, case when g % 2 = 0 then '+49 ' || g end from generate_series(1, 50) as g;
  insert into shop.products (store_id, id, sku, name, price) select '${store}', ${id(2, "g")}, 'sku' || g, 'Product ' || g, g from generate_series(1, 10) as g;
  insert into shop.orders (store_id, id, customer_id, total) select '${store}', ${id(3, "g")}, ${id(1, "g % 50 + 1")}, g from generate_series(1, 50) as g;
  insert into shop.lines (store_id, order_id, id, product_id, quantity, price) select '${store}', ${id(3, "g")}, ${id(4, "g")}, ${id(2, "g % 10 + 1")}, g, 1 from generate_series(1, 50) as g`;

const tenant = `select set_config('shop.store_id', '${store}', false)`;

const formerRelease = [
  tenant,
  "select id, name, contact, fax from shop.customers order by id limit 5",
  `insert into shop.customers (store_id, id, email, name, contact, fax) values ('${store}', ${newId}, 'o' || (random() * 1e15)::bigint || '@example.org', 'Old', 'Grace Hopper', '1')`,
  `update shop.customers set name = name || '.', contact = 'Alan Turing' where store_id = '${store}' and id = ${id(1, "7")}`,
  `insert into shop.orders (store_id, id, customer_id) values ('${store}', ${newId}, ${id(1, "3")})`,
  `insert into shop.lines (store_id, order_id, id, product_id, quantity, price) values ('${store}', ${id(3, "1")}, ${newId}, ${id(2, "1")}, 3, 2)`,
  `update shop.lines set quantity = quantity + 1 where store_id = '${store}' and order_id = ${id(3, "2")}`,
  "select id from shop.living_customers limit 1",
];

const newRelease = [
  tenant,
  "select id, full_name, first_name, last_name from shop.customers order by id limit 5",
  `insert into shop.customers (store_id, id, email, full_name, first_name, last_name) values ('${store}', ${newId}, 'n' || (random() * 1e15)::bigint || '@example.org', 'New', 'Edsger', 'Dijkstra')`,
  `update shop.customers set full_name = full_name || '.', first_name = 'Barbara' where store_id = '${store}' and id = ${id(1, "8")}`,
  `insert into shop.orders (store_id, id, customer_id, channel) values ('${store}', ${newId}, ${id(1, "4")}, 'shop')`,
  `insert into shop.lines (store_id, order_id, id, product_id, quantity, price) values ('${store}', ${id(3, "1")}, ${newId}, ${id(2, "1")}, 4, 2)`,
  `update shop.lines set quantity = quantity + 1 where store_id = '${store}' and order_id = ${id(3, "3")}`,
];

describe.each(majors())("on Postgres %i", (major) => {
  test("the shop goes from version 1 to version 2 while both releases run, and back", async (t) => {
    await checkCase(t, major, {
      name: "shop",
      before: "",
      after: "",
      designs: (owner, application, of) => {
        const settings = { schema: "shop", owner, application_roles: [application], major: of };
        const applied = designOfVersion("v1", settings, null);
        return { applied, declared: designOfVersion("v2", settings, applied) };
      },
      rows,
      old: formerRelease,
      later: newRelease,
      truths: ["select count(*) = 0 from shop.lines where quantity is null"],
    });
  });
});
