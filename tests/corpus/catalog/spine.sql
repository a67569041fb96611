-- One of everything that the catalog has a kind for, with the names and values that break naive readers and writers.
-- {{alice}}, {{bob}}, {{odd}} are roles that the test makes.
create extension if not exists citext with schema public;
create schema shop; create schema "Odd Schema"; create schema "select";
comment on schema shop is 'it''s a \ "shop" – 😀';
create type shop.status as enum ('draft','pla''ced','shipped "x"','ünï 😀');
comment on type shop.status is 'st';
create domain shop.positive as numeric(10,2) default 1 not null constraint pos check (value > 0) check (value < 100000);
create type shop.pair as (a integer, b text collate "C");
create sequence shop.loose as integer increment 5 minvalue -10 maxvalue 1000 start 7 cache 3 cycle;
create table shop.customers (
  id bigint generated always as identity (start 100 increment 2) primary key,
  serial_no serial,
  "json" jsonb default '{"a": [1,2]}'::jsonb,
  "Mixed Case" text collate "C" not null default 'x' || 'y',
  "user" text, "a""b" int, "dot.ted" int, "ünï" text, "😀" text,
  email public.citext unique,
  st shop.status not null default 'draft', sts shop.status[] default '{draft}',
  p shop.positive, pr shop.pair,
  credit numeric(19,2) default 0 check (credit >= 0),
  created timestamptz not null default now(),
  ival interval default '1 day 02:03:04', f float8 default 0.1, f4 float4 default 1e-7, b bytea default '\xdeadbeef', d date default '2020-02-03',
  tz timestamptz default '2020-01-01 00:00:00+02',
  gen numeric generated always as (credit * 2) stored,
  constraint "odd con" check (length("Mixed Case") < 100 or "a""b" is null) no inherit
) with (fillfactor=70, autovacuum_enabled=false, toast.autovacuum_enabled=false);
alter table shop.customers alter column "user" set storage external, alter column "ünï" set statistics 500, alter column email set compression pglz;
alter table shop.customers drop column f4;
comment on table shop.customers is E'line1\nline2';
comment on column shop.customers."dot.ted" is 'c';
comment on constraint "odd con" on shop.customers is 'cc';
create table shop.orders (id uuid default gen_random_uuid(), customer bigint not null, part int, placed_at timestamptz, total numeric(19,2),
  constraint orders_pk primary key (id) include (total) deferrable initially deferred,
  constraint cust foreign key (customer) references shop.customers on delete cascade on update set null deferrable,
  exclude using gist (int4range(part, part+1) with &&) where (part > 0));
alter table shop.orders add constraint nv check (total > 0) not valid;
create unique index ord_u on shop.orders (lower(id::text) desc nulls last, customer) include (total) where total is not null;
comment on index shop.ord_u is 'idx';
create index ord_b on shop.orders using brin (placed_at) with (pages_per_range=16);
create index ord_h on shop.orders using hash (customer);
create index on shop.customers using gin ("json" jsonb_path_ops);
create index on shop.customers ("Mixed Case" text_pattern_ops, (credit + 1));
create unique index nnd on shop.customers (st) nulls not distinct;
alter table shop.customers cluster on nnd;
create table shop.category (id int primary key, parent int references shop.category);
alter table shop.category replica identity full; 
create unique index catu on shop.orders (customer, id); alter table shop.orders alter id set not null; alter table shop.orders replica identity using index catu;
create unlogged table shop.u (a int);
create table "Odd Schema"."select" ("from" int primary key, "where" text);
create table "select"."t.x" ("c.d" int references "Odd Schema"."select"("from"));
create function shop.f(a integer, b text default 'x', out c int, variadic d int[] default '{}') language plpgsql stable security definer set search_path = pg_catalog, pg_temp set work_mem='64MB' cost 5 as $f$ begin c := 1; end $f$;
create function shop.tot(shop.customers) returns numeric language sql immutable as 'select $1.credit';
create function shop.atom(x int) returns int language sql begin atomic select count(*)::int from shop.orders where part = x; end;
create function shop.usedef() returns int language sql as 'select 1';
create table shop.cyc (a int default shop.usedef(), b int check (shop.usedef() > 0 or b > 0));
create function shop.cycf() returns setof shop.cyc language sql stable as 'select * from shop.cyc';
alter table shop.cyc alter a set default shop.usedef() + 1;
create procedure shop.pr(inout x int, y text) language plpgsql as $$ begin commit; end $$;
comment on function shop.f(integer, text, int[]) is 'fn'; comment on procedure shop.pr(int, text) is 'proc';
create function shop.tg() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger zz before update of total on shop.orders for each row when (old.total is distinct from new.total) execute function shop.tg('a','b''c');
create trigger aft after insert on shop.orders referencing new table as nt for each statement execute function shop.tg();
create constraint trigger ct after insert on shop.orders deferrable initially deferred for each row execute function shop.tg();
alter table shop.orders disable trigger zz; alter table shop.orders enable always trigger aft;
comment on trigger zz on shop.orders is 'tg';
alter table shop.orders enable row level security, force row level security;
create policy p1 on shop.orders for select to {{alice}}, {{bob}} using (customer = 1);
create policy "P 2" on shop.orders as restrictive for insert with check (total > 0 and exists (select from shop.customers c where c.id = customer));
create policy p3 on shop.customers to {{odd}} using (true);
comment on policy p1 on shop.orders is 'pol';
create view shop.v as select c.id, count(*) as n, c."Mixed Case" from shop.customers c join shop.orders o on o.customer=c.id group by c.id;
create view shop.v2 with (security_barrier, check_option=local) as select * from shop.customers where credit > 0;
create view shop.v3 as select * from shop.v join shop.category using (id);
create view "Odd Schema".v as with recursive t(n) as (select 1 union all select n+1 from t where n < 5) select * from t;
create view shop.a_first as select n from shop.v; comment on view shop.v is 'view'; comment on column shop.v.n is 'col of view'; alter view shop.v2 alter column credit set default shop.usedef() + 3; grant select (id, parent) on shop.v3 to {{bob}};
create trigger vt instead of insert on shop.v3 for each row execute function shop.tg();
create materialized view shop.mv as select id from shop.category; create unique index mvi on shop.mv(id);
create statistics shop.stt (dependencies) on id, customer from shop.orders;
create rule rr as on insert to shop.u do also nothing;
create table shop.part (id int not null, at date not null, v text default 'a', g int generated by default as identity, primary key (id, at), check (id > 0)) partition by range (at);
create table shop.part_1 partition of shop.part for values from ('2020-01-01') to ('2021-01-01');
create table shop.part_d partition of shop.part default partition by hash (id);
create table shop.part_d0 partition of shop.part_d for values with (modulus 2, remainder 0);
alter table shop.part_1 alter v set default 'b';
create index part_v on shop.part (v);
create index part_only on shop.part_1 (id);
create table shop.pref (id int, at date, foreign key (id, at) references shop.part);
create trigger ptg after insert on shop.part for each row execute function shop.tg();
create table shop.base (a int not null default 1 check (a > 0), b text);
create table shop.child (c int) inherits (shop.base);
alter table shop.child alter a set default 2, alter b set not null;
alter table shop.customers owner to {{alice}}; alter schema shop owner to {{bob}}; alter function shop.tg() owner to {{alice}}; alter type shop.status owner to {{bob}}; alter view shop.v owner to {{alice}}; alter sequence shop.loose owner to {{bob}}; alter domain shop.positive owner to {{alice}}; alter materialized view shop.mv owner to {{bob}};
grant usage on schema shop to {{alice}}, public; grant create on schema shop to {{alice}} with grant option;
grant select, insert on shop.customers to {{bob}} with grant option; grant update (credit, "Mixed Case") on shop.customers to {{bob}}; grant select (id) on shop.customers to public; grant all on shop.orders to {{alice}}; revoke update on shop.customers from {{alice}};
revoke all on function shop.f(integer, text, int[]) from public; grant execute on function shop.f(integer, text, int[]) to {{alice}}; grant all on procedure shop.pr(int, text) to {{bob}};
revoke usage on type shop.status from public; grant usage on type shop.status to {{alice}}; grant usage on sequence shop.loose to {{bob}}; revoke all on shop.u from current_user;
grant select on shop.v to {{bob}};
