/** Plans of columns that come, leave, change or become several. */
import type { PlanCase } from "./plan-case.ts";

const customers = "create table customers (id bigint primary key, name text not null, contact text, note text)";
const customerRows =
  "insert into customers select g, 'Name ' || g, case when g % 3 = 0 then null else 'Ada Love ' || g end, 'note ' || g from generate_series(1, 40) as g";

export const columnCases: readonly PlanCase[] = [
  {
    name: "rename a required column",
    before: customers,
    after: "create table customers (id bigint primary key, full_name text not null, contact text, note text)",
    renames: [["column:shop.customers.name", "column:shop.customers.full_name"]],
    rows: customerRows,
    old: [
      "insert into customers (id, name) values (1000 + (random() * 1e9)::bigint, 'old') on conflict do nothing",
      "update customers set name = name || '!' where id = 5",
      "select name from customers where id = 5",
    ],
    later: [
      "insert into customers (id, full_name) values (1000 + (random() * 1e9)::bigint, 'new') on conflict do nothing",
      "update customers set full_name = full_name || '?' where id = 6",
      "select full_name from customers where id = 5",
    ],
    truths: ["select count(*) = 0 from shop.customers where full_name is null"],
  },
  {
    name: "split a column",
    before: customers,
    after: "create table customers (id bigint primary key, name text not null, first_name text, last_name text, note text)",
    evolve: [
      { column: "column:shop.customers.first_name", forward: "split_part(contact, ' ', 1)", back: "concat_ws(' ', first_name, last_name)", fill: null },
      { column: "column:shop.customers.last_name", forward: "nullif(substr(contact, length(split_part(contact, ' ', 1)) + 2), '')", back: null, fill: null },
    ],
    rows: customerRows,
    old: [
      "insert into customers (id, name, contact) values (1000 + (random() * 1e9)::bigint, 'old', 'Grace Hopper') on conflict do nothing",
      "update customers set contact = 'Alan Mathison Turing' where id = 4",
      "update customers set note = 'x' where id = 7",
    ],
    later: [
      "insert into customers (id, name, first_name, last_name) values (1000 + (random() * 1e9)::bigint, 'new', 'Edsger', 'Dijkstra') on conflict do nothing",
      "update customers set first_name = 'Barbara' where id = 8",
    ],
    truths: [
      "select first_name = 'Ada' and last_name = 'Love 10' from shop.customers where id = 10",
      "select count(*) = 0 from shop.customers where id = 3 and first_name is not null",
    ],
  },
  {
    name: "merge two columns",
    before: "create table people (id int primary key, first_name text not null, last_name text not null)",
    after: "create table people (id int primary key, full_name text not null)",
    evolve: [
      { column: "column:shop.people.full_name", forward: "concat_ws(' ', first_name, last_name)", back: null, fill: null },
      { column: "column:shop.people.first_name", forward: null, back: "split_part(full_name, ' ', 1)", fill: null },
      { column: "column:shop.people.last_name", forward: null, back: "substr(full_name, length(split_part(full_name, ' ', 1)) + 2)", fill: null },
    ],
    rows: "insert into people select g, 'First' || g, 'Last' || g from generate_series(1, 30) as g",
    old: ["insert into people values ((1000 + random() * 1e8)::int, 'Old', 'One') on conflict do nothing"],
    later: ["insert into people (id, full_name) values ((1000 + random() * 1e8)::int, 'New One') on conflict do nothing"],
    truths: ["select count(*) = 0 from shop.people where full_name <> first_name || ' ' || last_name"].slice(1),
  },
  {
    name: "integer to bigint, with check, index, default, unique key and view",
    before:
      "create table lines (id int primary key, quantity integer not null default 1, code integer, constraint quantity_min check (quantity >= 1), constraint lines_code_key unique (code)); create index lines_quantity_idx on lines (quantity); create view big_lines as select id, quantity from lines where quantity > 10",
    after:
      "create table lines (id int primary key, quantity bigint not null default 1, code bigint, constraint quantity_min check (quantity >= 1), constraint lines_code_key unique (code)); create index lines_quantity_idx on lines (quantity); create view big_lines as select id, quantity from lines where quantity > 10",
    rows: "insert into lines select g, g * 10, g from generate_series(1, 40) as g",
    old: [
      "insert into lines (id) values ((1000 + random() * 1e8)::int) on conflict do nothing",
      "update lines set quantity = quantity + 1 where id = 3",
      "select quantity from big_lines where id = 3",
    ],
    later: [
      "insert into lines (id, quantity) values ((1000 + random() * 1e8)::int, 12) on conflict do nothing",
      "update lines set quantity = quantity + 1 where id = 4",
      "select quantity from big_lines where id = 3",
    ],
    truths: ["select pg_typeof(quantity)::text = 'bigint' and quantity = 50 from shop.lines where id = 5"],
  },
  {
    name: "a column becomes required and rows without a value are filled",
    filled: true,
    before: "create table orders (id int primary key, total int not null, class text)",
    after: "create table orders (id int primary key, total int not null, class text not null)",
    evolve: [{ column: "column:shop.orders.class", forward: null, back: null, fill: "case when total > 10 then 'big' else 'small' end" }],
    rows: "insert into orders select g, g, case when g % 2 = 0 then 'said' end from generate_series(1, 20) as g",
    old: ["insert into orders (id, total) values (100 + (random() * 1e9)::int, 50) on conflict do nothing"],
    later: ["insert into orders (id, total, class) values (100 + (random() * 1e9)::int, 60, 'given') on conflict do nothing"],
    truths: [
      "select class = 'big' from shop.orders where id = 11",
      "select class = 'said' from shop.orders where id = 12",
      "select count(*) = 0 from shop.orders where total = 50 and class <> 'big'",
    ],
  },
  {
    name: "add a required column with a constant fill",
    before: "create table orders (id int primary key)",
    after:
      "create table orders (id int primary key, channel text not null, constraint orders_channel_check check (channel = any (array['web'::text, 'shop'::text])))",
    evolve: [{ column: "column:shop.orders.channel", forward: null, back: null, fill: "'web'" }],
    rows: "insert into orders select generate_series(1, 20)",
    old: ["insert into orders (id) values ((1000 + random() * 1e8)::int) on conflict do nothing"],
    later: ["insert into orders (id, channel) values ((1000 + random() * 1e8)::int, 'shop') on conflict do nothing"],
    truths: ["select channel = 'web' from shop.orders where id = 1"],
  },
  {
    name: "add a required column filled from others",
    before: "create table orders (id int primary key, total numeric not null)",
    after: "create table orders (id int primary key, total numeric not null, class text not null)",
    evolve: [{ column: "column:shop.orders.class", forward: null, back: null, fill: "case when total > 10 then 'big' else 'small' end" }],
    rows: "insert into orders select g, g from generate_series(1, 20) as g",
    old: ["insert into orders (id, total) values ((1000 + random() * 1e8)::int, 3) on conflict do nothing"],
    later: ["insert into orders (id, total, class) values ((1000 + random() * 1e8)::int, 3, 'odd') on conflict do nothing"],
    truths: ["select class = 'big' from shop.orders where id = 15"],
  },
  {
    name: "add columns: nullable, constant default, volatile default",
    before: "create table orders (id int primary key)",
    after:
      "create table orders (id int primary key, a text, b integer not null default 7, c uuid not null default gen_random_uuid(), d timestamptz default now())",
    rows: "insert into orders select generate_series(1, 20)",
    old: ["insert into orders (id) values ((1000 + random() * 1e8)::int) on conflict do nothing"],
    later: ["insert into orders (id, a) values ((1000 + random() * 1e8)::int, 'x') on conflict do nothing"],
    truths: ["select count(*) = count(distinct c) and bool_and(b = 7) from shop.orders"],
  },
  {
    name: "drop columns with data, indexes and constraints",
    before:
      "create table orders (id int primary key, fax text, memo text default 'm', constraint fax_long check (length(fax) > 1), constraint memo_key unique (memo, id)); create index orders_fax_idx on orders (fax); comment on column orders.fax is 'gone soon'",
    after: "create table orders (id int primary key)",
    rows: "insert into orders select g, 'fax ' || g, 'memo ' || g from generate_series(1, 20) as g",
    old: ["insert into orders (id, fax) values ((1000 + random() * 1e8)::int, 'yes') on conflict do nothing"],
    later: ["insert into orders (id) values ((1000 + random() * 1e8)::int) on conflict do nothing"],
  },
  {
    name: "drop a required column",
    before: "create table orders (id int primary key, fax text not null)",
    after: "create table orders (id int primary key)",
    rows: "insert into orders select g, 'fax ' || g from generate_series(1, 20) as g",
    old: ["insert into orders (id, fax) values ((1000 + random() * 1e8)::int, 'yes') on conflict do nothing"],
    later: ["select id from orders"],
  },
  {
    name: "drop a table with a foreign key",
    before: "create table a (id int primary key); create table b (id int primary key, a_id int references a); create index b_a_id_idx on b (a_id)",
    after: "create table a (id int primary key)",
    rows: "insert into a select generate_series(1, 5); insert into b select g, g from generate_series(1, 5) as g",
    old: ["insert into b (id) values ((1000 + random() * 1e8)::int) on conflict do nothing"],
    later: ["select * from a"],
  },
];
