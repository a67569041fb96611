-- What one forgets to read: settings behind keys and expressions, parts of indexes, columns that a child says once more, comments on hidden things.
create schema shop;
create table shop.t (id int constraint t_pk primary key with (fillfactor = 77), a text, b text, c numeric, constraint u unique (a) with (fillfactor = 80, deduplicate_items = off) deferrable initially deferred, constraint ex exclude using gist (box(point(id, id), point(id, id)) with &&) with (fillfactor = 60) where (id > 3));
comment on index shop.t_pk is 'index of a key'; comment on constraint t_pk on shop.t is 'key';
create index expr on shop.t ((a || b), (c + 1), id); alter index shop.expr alter column 1 set statistics 55; alter index shop.expr alter column 2 set statistics 66;
create unlogged sequence shop.us; create unlogged table shop.ut (id serial, g int generated always as identity);
create materialized view shop.mv with (fillfactor = 70, toast.autovacuum_enabled = false) as select id, a from shop.t with no data; create unique index mvi on shop.mv (id); alter materialized view shop.mv cluster on mvi;
alter materialized view shop.mv alter column a set storage external; alter materialized view shop.mv alter column a set compression pglz; alter materialized view shop.mv alter column id set statistics 7; alter materialized view shop.mv alter column a set (n_distinct = 3);
create table shop.p (id int not null, v text, w int default 1) partition by range (id); create table shop.p1 partition of shop.p for values from (0) to (10); create table shop.p2 partition of shop.p for values from (10) to (20);
create index full_one on shop.p (w);
alter table shop.p1 alter v set storage external, alter v set (n_distinct = 4), alter w set default 2, alter v set not null; comment on column shop.p1.v is 'in p1';
create table shop.par (a int, b text default 'x', g int generated always as (1) stored); alter table shop.par alter b set storage external;
create table shop.chi (b text default 'y', c int) inherits (shop.par); create table shop.chi2 () inherits (shop.par); alter table shop.chi2 alter b drop default; create table shop.chi3 (z int, b text default 'k' not null) inherits (shop.chi, shop.par);
create type shop.comp as (a int, b text); comment on type shop.comp is 'comp'; comment on column shop.comp.a is 'attr';
create table shop.bexp (ts timestamptz, x text) partition by range (date_trunc('day', ts at time zone 'UTC'), lower(x) collate "C" text_pattern_ops); create table shop.b1 partition of shop.bexp for values from (minvalue, minvalue) to ('2020-01-01'::timestamp + interval '1 day', maxvalue);
create aggregate shop.va (variadic int[]) (sfunc = array_cat, stype = int[]);
create table shop.h (id int) partition by hash (id); create table shop.h0 partition of shop.h for values with (modulus 64, remainder 30); alter table shop.h add constraint h_key primary key (id); alter table shop.h0 add constraint h_own unique (id) deferrable;
create sequence shop.hs; alter table shop.h0 alter id set default nextval('shop.hs');
