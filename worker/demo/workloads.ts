import type { Client } from "pg";
import type { Call, Workload } from "./load.ts";

const store = "01890000-0000-7000-8000-000000000001";
const products = [1, 2, 3].map((n) => `01890000-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`);

/** Rows that were there before the change: one store, three products, `customers` customers with one order of one line each. */
export function seed(customers: number): readonly string[] {
  return [
    `insert into shop.stores (id, name) values ('${store}', 'Corner shop')`,
    `insert into shop.products (store_id, id, sku, name, price) values ${products.map((id, n) => `('${store}', '${id}', 'SKU-${n + 1}', 'Product ${n + 1}', ${n + 1}.50)`).join(", ")}`,
    `insert into shop.customers (store_id, email, name, contact, fax)
       select '${store}', 'c' || n || '@example.org', 'Company ' || n, 'First' || n || ' Last' || n, '+49 30 ' || n from generate_series(1, ${customers}) as n`,
    `insert into shop.orders (store_id, customer_id, status, placed_at, total) select store_id, id, 'placed', now(), 9.50 from shop.customers`,
    `insert into shop.lines (store_id, order_id, product_id, quantity, price) select o.store_id, o.id, '${products[0]}', 1 + (o.total::int % 5), 9.50 from shop.orders as o`,
    "analyze",
  ];
}

/** A table that no plan knows, for the control: what its statements wait, they wait because of the machine. */
export const controlTable: readonly string[] = [
  "create schema control",
  "create table control.ticks (id integer primary key, at timestamptz not null)",
  "insert into control.ticks select n, now() from generate_series(1, 1000) as n",
  "grant usage on schema control to shop_app",
  "grant select, insert, update on control.ticks to shop_app",
];

/** As many transactions as a version of the application sends, one write and one read each, beside the change. */
export const control: Workload = {
  name: "control",
  setUp: async () => undefined,
  next: (turn) => [
    { name: "tick", text: "update control.ticks set at = clock_timestamp() where id = $1", values: [1 + (turn % 1000)] },
    { name: "tock", text: "select at from control.ticks where id = $1", values: [1 + ((turn * 7919) % 1000)] },
  ],
};

const setUp = async (client: Client): Promise<void> => {
  await client.query("select set_config('shop.store_id', $1, false)", [store]);
};

const email = (turn: number): string => `c${1 + ((Math.floor(turn) * 7919) % 1000)}@example.org`;
const read: readonly Call[] = [
  { name: "orders", text: "select status, total from shop.orders where store_id = $1 and status = 'placed' order by placed_at desc limit 20", values: [store] },
];

/** Order with one line, in the columns of the given version. */
const placeOrder = (version: 1 | 2, turn: number): readonly Call[] => [
  {
    name: `place_v${version}`,
    text: `with o as (
      insert into shop.orders (store_id, customer_id, status, placed_at, total${version === 2 ? ", channel" : ""})
      select store_id, id, 'placed', now(), 4.50${version === 2 ? ", 'shop'" : ""} from shop.customers where store_id = $1 and email = $2 and deleted_at is null
      returning store_id, id)
    insert into shop.lines (store_id, order_id, product_id, quantity, price) select store_id, id, $3, $4, 1.50 from o`,
    values: [store, email(turn), products[turn % 3] ?? "", 1 + (turn % 9)],
  },
];

/** The application as it was written for version 1 of the model. */
export const versionOne: Workload = {
  name: "v1",
  setUp,
  next: (turn) => {
    switch (turn % 5) {
      case 0:
        return placeOrder(1, turn);
      case 1:
        return [
          {
            name: "rename_v1",
            text: "update shop.customers set name = $3, contact = $4 where store_id = $1 and email = $2",
            values: [store, email(turn), `Company v1 ${turn}`, `Ann${turn} Smith${turn}`],
          },
        ];
      case 2:
        return [
          {
            name: "join_v1",
            text: "insert into shop.customers (store_id, email, name, contact, fax) values ($1, $2, $3, $4, $5) on conflict (store_id, email) where deleted_at is null do update set name = excluded.name",
            values: [store, `n${turn}@example.org`, `New ${turn}`, `Bo${turn} Gray${turn}`, "+49 40 1"],
          },
        ];
      case 3:
        return [{ name: "card_v1", text: "select name, contact, fax from shop.customers where store_id = $1 and email = $2", values: [store, email(turn)] }];
      default:
        return [
          ...read,
          {
            name: "add_v1",
            text: "update shop.lines set quantity = quantity + 1 where store_id = $1 and id = (select id from shop.lines where store_id = $1 order by store_id, order_id, id limit 1 offset $2)",
            values: [store, turn % 50],
          },
        ];
    }
  },
};

/** The same application, moved over to version 2. */
export const versionTwo: Workload = {
  name: "v2",
  setUp,
  next: (turn) => {
    switch (turn % 5) {
      case 0:
        return placeOrder(2, turn);
      case 1:
        return [
          {
            name: "rename_v2",
            text: "update shop.customers set full_name = $3, first_name = $4, last_name = $5 where store_id = $1 and email = $2",
            values: [store, email(turn), `Company v2 ${turn}`, `Cy${turn}`, `Jones${turn}`],
          },
        ];
      case 2:
        return [
          {
            name: "join_v2",
            text: "insert into shop.customers (store_id, email, full_name, first_name, last_name) values ($1, $2, $3, $4, $5) on conflict (store_id, email) where deleted_at is null do update set full_name = excluded.full_name",
            values: [store, `m${turn}@example.org`, `New v2 ${turn}`, `Di${turn}`, `King${turn}`],
          },
        ];
      case 3:
        return [
          {
            name: "card_v2",
            text: "select full_name, first_name, last_name from shop.customers where store_id = $1 and email = $2",
            values: [store, email(turn)],
          },
        ];
      default:
        return [
          ...read,
          {
            name: "add_v2",
            text: "update shop.lines set quantity = quantity + 1 where store_id = $1 and id = (select id from shop.lines where store_id = $1 order by store_id, order_id, id limit 1 offset $2)",
            values: [store, turn % 50],
          },
        ];
    }
  },
};
