/** Plans of parts of tables, code and tables as a whole. */
import type { PlanCase } from "./plan-case.ts";

export const partCases: readonly PlanCase[] = [
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
];
