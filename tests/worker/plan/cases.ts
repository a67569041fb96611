import type { PlanCase } from "./plan-case.ts";

const customers = "create table customers (id bigint primary key, name text not null, contact text, note text)";
const customerRows =
  "insert into customers select g, 'Name ' || g, case when g % 3 = 0 then null else 'Ada Love ' || g end, 'note ' || g from generate_series(1, 40) as g";

/** One case per recipe. */
export const planCases: readonly PlanCase[] = [
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
  {
    name: "not null, defaults and widening",
    before: "create table t (id int primary key, a text, b text not null default 'x', c varchar(10), d numeric(6,2))",
    after: "create table t (id int primary key, a text not null, b text, c text, d numeric(10,2) default 3)",
    rows: "insert into t select g, 'a' || g, 'b', 'c', g from generate_series(1, 20) as g",
    old: ["insert into t (id, a) values ((1000 + random() * 1e8)::int, 'x') on conflict do nothing"],
    later: ["insert into t (id, a, c) values ((1000 + random() * 1e8)::int, 'x', 'longer than ten characters') on conflict do nothing"].slice(1),
  },
  {
    name: "keys: check, unique, foreign key, replaced and renamed",
    before:
      "create table a (id int primary key, x int, constraint x_ok check (x > 0), constraint x_name check (x < 1000000)); create table b (id int primary key, a_id int, y int, code text)",
    after:
      "create table a (id int primary key, x int, constraint x_ok check (x > -1), constraint x_renamed check (x < 1000000)); create table b (id int primary key, a_id int constraint b_a_fkey references a, y int, code text, constraint code_key unique (code), constraint y_check check (y is null or y > 0)); create index b_a_id_idx on b (a_id); comment on constraint code_key on b is 'one'",
    rows: "insert into a select g, g from generate_series(1, 20) as g; insert into b select g, g, g, 'c' || g from generate_series(1, 20) as g",
    old: ["update a set x = x where id = 3", "insert into b (id, a_id) values ((1000 + random() * 1e8)::int, 1) on conflict do nothing"],
    later: ["update a set x = 0 where id = 4"].slice(1),
  },
  {
    name: "indexes: added, dropped, replaced, renamed",
    before: "create table t (id int primary key, a text, b text); create index t_a on t (a); create index t_b on t (b); create index t_c on t (a, b)",
    after:
      "create table t (id int primary key, a text, b text); create index t_a on t (a, id); create index t_b_renamed on t (b); create index t_d on t (lower(a)) where b is not null; comment on index t_d is 'by lower'",
    rows: "insert into t select g, 'a', 'b' from generate_series(1, 20) as g",
    old: ["update t set a = a where id = 3"],
    later: ["select * from t where lower(a) = 'a' and b is not null"],
  },
  {
    name: "code: functions, triggers, policies, row security, views, comments",
    before:
      "create table t (id int primary key, a text); create function f() returns int language sql return 1; create function tg() returns trigger language plpgsql as $$ begin new.a := 'x'; return new; end $$; create trigger one before insert on t for each row execute function tg(); create view v as select id from t; create view w as select id from v; alter table t enable row level security; create policy p on t using (id > 0); create policy q on t for select using (true)",
    after:
      "create table t (id int primary key, a text); create function f() returns int language sql return 2; create function tg() returns trigger language plpgsql as $$ begin new.a := 'y'; return new; end $$; create trigger one before insert or update of a on t for each row execute function tg(); create trigger two before update on t for each row execute function tg(); create view v as select id, a from t; create view w as select id, 1 as one from v; create view u as select a from v; create policy p on t using (id > 1); create policy r on t for delete using (false); comment on table t is 'things'; comment on view v is 'seen'; comment on policy p on t is 'pp'",
    rows: "insert into t values (1, 'a'), (2, 'b')",
    old: ["select id from v", "insert into t values ((1000 + random() * 1e8)::int) on conflict do nothing"],
    later: ["select id, a from v", "select f()"],
  },
  {
    name: "rename a table, with a column renamed in it",
    before:
      "create table purchase (id int primary key, name text not null, memo text, constraint memo_ok check (memo <> '')); create index purchase_name_idx on purchase (name); create table line (id int primary key, purchase_id int references purchase)",
    after:
      "create table orders (id int primary key, title text not null, memo text, constraint memo_ok check (memo <> '')); create index orders_title_idx on orders (title); create table line (id int primary key, purchase_id int references orders)",
    renames: [
      ["table:shop.purchase", "table:shop.orders"],
      ["column:shop.purchase.name", "column:shop.orders.title"],
      ["column:shop.purchase.id", "column:shop.orders.id"],
    ],
    rows: "insert into purchase select g, 'n' || g from generate_series(1, 20) as g",
    old: [
      "insert into purchase (id, name) values ((1000 + random() * 1e8)::int, 'old') on conflict do nothing",
      "update purchase set name = name where id = 2",
      "select name from purchase",
    ],
    later: ["insert into orders (id, title) values ((1000 + random() * 1e8)::int, 'new') on conflict do nothing"],
  },
  {
    name: "new tables that refer to each other and to one with rows",
    before: "create table a (id int primary key)",
    after:
      "create type mood as enum ('sad', 'ok'); create function next_code() returns text language sql return 'x'; create sequence counter; create table a (id int primary key); create table b (id int primary key default nextval('counter'), a_id int not null references a, m mood not null default 'ok', code text default next_code(), s serial); create table c (id int primary key, b_id int references b); alter table b add c_id int references c; create index b_a_id_idx on b (a_id); create view joined as select b.id, c.id as c from b join c on c.b_id = b.id; create function count_b() returns bigint language sql begin atomic select count(*) from b; end; comment on table b is 'bees'",
    rows: "insert into a values (1)",
    old: ["insert into a values ((1000 + random() * 1e8)::int) on conflict do nothing"],
    later: ["select * from joined"],
  },
  {
    name: "code leaves, names of triggers and policies change, privileges move",
    before:
      "create type mood as enum ('sad', 'ok'); create type tone as enum ('low'); create sequence s; create function f() returns int language sql return 1; create function tg() returns trigger language plpgsql as $$ begin return new; end $$; create function gone() returns trigger language plpgsql as $$ begin return new; end $$; create table t (id int primary key, m mood default 'ok', n int); create view v as select n from t; create trigger a before insert on t for each row execute function tg(); create trigger b before update of n on t for each row execute function gone(); create policy p on t for select using (true); create table dead (id int primary key, m tone); grant select on t to public; grant update (n) on t to public",
    after:
      "create function tg() returns trigger language plpgsql as $$ begin return new; end $$; create table t (id int primary key, n int); create trigger c before insert on t for each row execute function tg(); create policy q on t for select using (true); grant insert on t to public; grant execute on function tg() to public",
    rows: "insert into t select g, 'sad', g from generate_series(1, 20) as g; insert into dead values (1, 'low')",
    old: ["update t set m = 'ok' where id = 3", "select n from v"],
    later: ["select n from t"],
  },
  {
    name: "rename a column that triggers and policies are bound to",
    before:
      "create function tg() returns trigger language plpgsql as $$ begin return new; end $$; create table t (id int primary key, name text not null, memo text); create trigger one before update of name, memo on t for each row execute function tg(); create trigger two before update on t for each row when (old.name is distinct from new.name) execute function tg(); alter table t enable row level security; create policy p on t for select using (name <> 'secret')",
    after:
      "create function tg() returns trigger language plpgsql as $$ begin return new; end $$; create table t (id int primary key, title text not null); create trigger one before update of title on t for each row execute function tg(); create trigger three before update on t for each row when (old.title is distinct from new.title) execute function tg(); alter table t enable row level security; create policy p on t for select using (title <> 'secret')",
    renames: [["column:shop.t.name", "column:shop.t.title"]],
    rows: "insert into t select g, 'n' || g, 'm' from generate_series(1, 20) as g",
    old: ["update t set name = name || '.' where id = 3", "update t set memo = 'x' where id = 4"],
    later: ["update t set title = title || ',' where id = 3"],
  },
  {
    name: "sequences, storage options, settings of columns",
    before: "create sequence s; create table t (id int primary key, a text) with (fillfactor = 90)",
    after:
      "create sequence s increment by 5; create table t (id int primary key, a text) with (autovacuum_vacuum_threshold = 10); alter table t alter a set statistics 200; alter table t alter a set storage external; alter table t replica identity full",
    rows: "insert into t values (1, 'x')",
    old: ["update t set a = 'y'"],
    later: ["select nextval('s')"],
  },
  {
    name: "a primary key over other columns",
    before:
      "create table visits (id integer not null, shop integer, note text, constraint visits_pkey primary key (id)); comment on constraint visits_pkey on visits is 'by id'",
    after:
      "create table visits (id integer not null, shop integer not null, note text, constraint visits_pkey primary key (shop, id)); comment on constraint visits_pkey on visits is 'by shop'",
    rows: "insert into visits select g, g % 3, 'n' from generate_series(1, 40) as g",
    old: ["update visits set note = note || '!' where id = 5", "insert into visits values ((1000 + random() * 1e8)::int, 1, 'x') on conflict do nothing"],
    later: [
      "update visits set note = note || '?' where shop = 1 and id = 4",
      "insert into visits values ((1000 + random() * 1e8)::int, 2, 'y') on conflict (shop, id) do nothing",
    ],
    truths: ["select indisprimary and indisvalid from pg_index where indexrelid = 'shop.visits_pkey'::regclass"],
  },
  {
    name: "a table without a key: another type, another name, a value for each row",
    before: "create table readings (sensor integer, note text, at integer); create index readings_sensor_idx on readings (sensor)",
    after:
      "create table readings (sensor bigint, remark text, at integer, token uuid default gen_random_uuid()); create index readings_sensor_idx on readings (sensor)",
    renames: [["column:shop.readings.note", "column:shop.readings.remark"]],
    rows: "insert into readings select g % 7, 'note ' || g, g from generate_series(1, 60) as g; insert into readings values (null, null, null), (1, 'twice', 1), (1, 'twice', 1)",
    old: [
      "insert into readings (sensor, note, at) values (1, 'old', 0)",
      "update readings set at = at + 1 where sensor = 3",
      "update readings set note = note || '!' where sensor = 2",
      "delete from readings where at = 0",
    ],
    later: [
      "insert into readings (sensor, remark, at) values (3000000000, 'new', 0)",
      "update readings set remark = remark || '?' where sensor = 4",
      "delete from readings where at = 0",
    ],
    truths: [
      "select count(*) = 0 from shop.readings where token is null and sensor is not null",
      "select count(*) = 0 from shop.readings where remark is null and sensor is not null",
    ],
  },
  {
    name: "a partitioned table without a key: another type and another name",
    before:
      "create table readings (sensor integer, note text, at integer) partition by range (at); create table readings_1 partition of readings for values from (0) to (30); create table readings_2 partition of readings for values from (30) to (1000)",
    after:
      "create table readings (sensor bigint, remark text, at integer) partition by range (at); create table readings_1 partition of readings for values from (0) to (30); create table readings_2 partition of readings for values from (30) to (1000)",
    renames: [["column:shop.readings.note", "column:shop.readings.remark"]],
    rows: "insert into readings select g % 7, 'note ' || g, g from generate_series(1, 60) as g",
    old: ["update readings set at = 59 - at where at < 59 and at % 9 = 0", "update readings set note = note || '!' where sensor = 2"],
    later: ["update readings set remark = remark || '?' where sensor = 4"],
    truths: ["select count(*) = 0 from shop.readings where remark is null or sensor is null"],
  },
  {
    name: "an identity key becomes bigint with those who refer to it",
    before:
      "create table orders (id integer generated always as identity, parent_id integer, note text, at date not null default current_date, constraint orders_pkey primary key (id), constraint orders_parent_fkey foreign key (parent_id) references orders (id) on delete set null (parent_id)); comment on constraint orders_pkey on orders is 'by id'; create index orders_parent_idx on orders (parent_id); alter table orders replica identity using index orders_pkey; alter table orders cluster on orders_pkey; create table lines (order_id integer not null, line int not null, text text, primary key (order_id, line), constraint lines_order_fkey foreign key (order_id) references orders on delete cascade); create table notes (id serial primary key, order_id int references orders on update cascade, text text); create index notes_order_idx on notes (order_id); create view totals as select o.id, o.note, count(*) as lines from orders o join lines l on l.order_id = o.id group by o.id; comment on sequence orders_id_seq is 'counts orders'",
    after:
      "create table orders (id bigint generated always as identity, parent_id bigint, note text, at date not null default current_date, constraint orders_pkey primary key (id), constraint orders_parent_fkey foreign key (parent_id) references orders (id) on delete set null (parent_id)); comment on constraint orders_pkey on orders is 'by id'; create index orders_parent_idx on orders (parent_id); alter table orders replica identity using index orders_pkey; alter table orders cluster on orders_pkey; create table lines (order_id bigint not null, line int not null, text text, primary key (order_id, line), constraint lines_order_fkey foreign key (order_id) references orders on delete cascade); create table notes (id serial primary key, order_id int references orders on update cascade, text text); create index notes_order_idx on notes (order_id); create view totals as select o.id, o.note, count(*) as lines from orders o join lines l on l.order_id = o.id group by o.id; comment on sequence orders_id_seq is 'counts orders'",
    rows: "insert into orders (note) select 'order ' || g from generate_series(1, 40) as g; update orders set parent_id = id - 1 where id % 3 = 0; insert into lines select g, n, 'x' from generate_series(1, 40) as g, generate_series(1, 2) as n; insert into notes (order_id, text) select g, 'n' from generate_series(1, 20) as g; delete from orders where id > 38",
    old: [
      "with o as (insert into orders (note, parent_id) values ('old', 1) returning id) insert into lines (order_id, line, text) select id, 1, 'y' from o",
      "insert into notes (order_id, text) values (2, 'old')",
      "delete from orders where note = 'old' and id % 2 = 0",
      "update orders set parent_id = 4 where id = 5",
      "insert into notes (order_id) select max(id) from orders where id < 1000000",
      "select lines from totals where id = 3",
      "delete from notes where id > 20",
    ],
    later: [
      "with o as (insert into orders (note, parent_id) values ('new', 2) returning id) insert into lines (order_id, line, text) select id, 1, 'y' from o on conflict (order_id, line) do update set text = 'z'",
      "insert into orders (id, note) overriding system value values (3000000000 + (random() * 1e9)::int, 'wide') on conflict (id) do nothing",
      "delete from orders where note = 'wide'",
      "update orders set note = note || '!' where id = 7",
      "select lines from totals where id = 3",
    ],
    truths: [
      "select count(*) = 0 from shop.lines l where not exists (select from shop.orders o where o.id = l.order_id)",
      "select pg_sequence_last_value('shop.orders_id_seq') >= 40",
      "select relreplident = 'i' and (select indisreplident and indisclustered and indisprimary from pg_index where indexrelid = 'shop.orders_pkey'::regclass) from pg_class where oid = 'shop.orders'::regclass",
    ],
  },
  {
    name: "a composite key, a serial key and a unique key referred to become other types",
    before:
      "create table items (id serial primary key, shop int not null, code int not null, note text, constraint items_shop_code_key unique (shop, code)); create table stock (shop int, code int, n int, constraint stock_item_fkey foreign key (shop, code) references items (shop, code) match full); create unique index stock_idx on stock (shop, code) where n > 0; create table spare (item int references items deferrable initially deferred)",
    after:
      "create table items (id bigserial primary key, shop bigint not null, code bigint not null, note text, constraint items_shop_code_key unique (shop, code)); create table stock (shop bigint, code bigint, n int, constraint stock_item_fkey foreign key (shop, code) references items (shop, code) match full); create unique index stock_idx on stock (shop, code) where n > 0; create table spare (item int references items deferrable initially deferred)",
    rows: "insert into items (shop, code) select g % 3, g from generate_series(1, 30) as g; insert into stock select shop, code, 1 from items where id < 10; insert into stock values (null, null, 1), (null, null, 1); insert into spare select generate_series(1, 5)",
    old: [
      "insert into items (shop, code) values (9, (random() * 1e9)::int) on conflict on constraint items_shop_code_key do nothing",
      "update stock set n = n + 1 where code = 4",
      "insert into spare values (3)",
      "select nextval('shop.items_id_seq')",
      "insert into items values ((100000 + random() * 1e8)::int, 7, (random() * 1e9)::int, 'by place') on conflict do nothing",
      "insert into stock values (null, null, 2)",
    ],
    later: [
      "insert into items (shop, code) values (5000000000, (random() * 1e9)::int) on conflict (shop, code) do nothing",
      "insert into spare values (4)",
      "update items set note = 'x' where id = 3",
      "delete from items where shop = 5000000000",
    ],
    truths: [
      "select pg_get_serial_sequence('shop.items', 'id') = 'shop.items_id_seq'",
      "select count(*) = 0 from shop.items where note = 'by place' and (shop <> 7 or id < 100000)",
    ],
  },
  {
    name: "a primary key column takes another name, with those who refer to it",
    before:
      "create table users (id integer generated always as identity, boss integer, mail text not null, constraint users_pkey primary key (id), constraint users_mail_key unique (mail), constraint users_boss_fkey foreign key (boss) references users (id) on delete set null); comment on constraint users_pkey on users is 'by id'; alter table users replica identity using index users_pkey; alter table users cluster on users_pkey; create table posts (id serial primary key, user_id integer not null references users on delete cascade on update cascade, text text); create index posts_user_id_idx on posts (user_id); create table mails (mail text references users (mail) on update cascade, n int)",
    after:
      "create table users (user_id integer generated always as identity, boss integer, address text not null, constraint users_pkey primary key (user_id), constraint users_mail_key unique (address), constraint users_boss_fkey foreign key (boss) references users (user_id) on delete set null); comment on constraint users_pkey on users is 'by id'; alter table users replica identity using index users_pkey; alter table users cluster on users_pkey; create table posts (post_id integer not null, user_id integer not null references users on delete cascade on update cascade, text text, constraint posts_pkey primary key (post_id)); create sequence posts_id_seq as integer owned by posts.post_id; alter table posts alter post_id set default nextval('posts_id_seq'::regclass); create index posts_user_id_idx on posts (user_id); create table mails (mail text references users (address) on update cascade, n int)",
    renames: [
      ["column:shop.users.id", "column:shop.users.user_id"],
      ["column:shop.users.mail", "column:shop.users.address"],
      ["column:shop.posts.id", "column:shop.posts.post_id"],
    ],
    rows: "insert into users (mail) select 'm' || g from generate_series(1, 30) as g; update users set boss = id - 1 where id % 3 = 0; insert into posts (user_id, text) select g, 'p' from generate_series(1, 20) as g; insert into mails select 'm' || g, g from generate_series(1, 10) as g; delete from users where id > 28",
    old: [
      "with u as (insert into users (mail, boss) values ('old' || random(), 1) returning id) insert into posts (user_id, text) select id, 'y' from u",
      "insert into users (id, mail) overriding system value values (1000 + (random() * 1e8)::int, 'given' || random()) on conflict (id) do nothing",
      "insert into users (mail) values ('m3') on conflict (mail) do update set boss = 2",
      "update users set mail = mail || '!' where id = 4",
      "update posts set text = 'z' where id = 3",
      "insert into posts (id, user_id) values (1000 + (random() * 1e8)::int, 7) on conflict on constraint posts_pkey do nothing",
      "insert into mails values ('m9', 1)",
      "delete from posts where id > 1000",
    ],
    later: [
      "with u as (insert into users (address, boss) values ('new' || random(), 2) returning user_id) insert into posts (user_id, text) select user_id, 'y' from u",
      "insert into users (address) values ('m3') on conflict (address) do update set boss = 3",
      "update users set address = address || '?' where user_id = 5",
      "update posts set text = 'z' where post_id = 4",
      "insert into posts (post_id, user_id) values (1000 + (random() * 1e8)::int, 7) on conflict (post_id) do nothing",
      "insert into mails values ('m9', 1)",
      "delete from posts where post_id > 1000",
    ],
    truths: [
      "select count(*) = 0 from shop.posts p where not exists (select from shop.users u where u.user_id = p.user_id)",
      "select count(*) = 1 from pg_sequences where sequencename like 'users\\_%' and last_value >= 30",
      "select relreplident = 'i' and (select indisreplident and indisclustered and indisprimary from pg_index where indexrelid = 'shop.users_pkey'::regclass) from pg_class where oid = 'shop.users'::regclass",
    ],
  },
];
