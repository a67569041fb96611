-- Foreign tables under tables, access methods, transforms, comments on extensions.
create schema shop;
create table shop.p (id int not null, v text) partition by range (id); create table shop.par (a int, b text default 'x');
create foreign data wrapper dummy; create server far foreign data wrapper dummy;
create foreign table shop.fp partition of shop.p for values from (20) to (30) server far; create foreign table shop.fi () inherits (shop.par) server far; create table shop.below () inherits (shop.fi);
create foreign table shop.fs (id int, n text) server far; alter foreign table shop.fs alter n set statistics 5, alter n set storage external, alter n set (n_distinct = 2);
create extension hstore schema shop; comment on extension hstore is 'mine'; create extension citext schema shop;
create function shop.with_hstore() returns int language sql return 1; alter function shop.with_hstore() depends on extension hstore; alter function shop.with_hstore() depends on extension citext;
create table shop.bound (id int); create index bound_id on shop.bound (id); alter index shop.bound_id depends on extension citext; create materialized view shop.bound_m as select id from shop.bound; alter materialized view shop.bound_m depends on extension hstore;
create access method heap2 type table handler heap_tableam_handler; comment on access method heap2 is 'am'; create table shop.h2 (id int) using heap2;
create transform for shop.hstore language sql (from sql with function prsd_lextype(internal)); comment on transform for shop.hstore language sql is 'trf';
create language plfoo handler plpgsql_call_handler; comment on language plfoo is 'pl';
create aggregate shop.hyp (variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical); comment on aggregate shop.hyp (variadic "any" order by variadic "any") is 'hyp';
-- Not for superusers alone, but no order of files makes it again: an index that waits for parts.
create table shop.w (id int, v text) partition by range (id); create table shop.w1 partition of shop.w for values from (0) to (10); create table shop.w2 partition of shop.w for values from (10) to (20);
create index wi on only shop.w (v); create index w1i on shop.w1 (v); alter index shop.wi attach partition shop.w1i;
create table shop.par3 (b text); alter table shop.par3 alter b set storage external; create table shop.chi3 () inherits (shop.par3); alter table shop.chi3 alter b set storage extended;
-- pg_dump can't write a view that reads itself either.
create view shop.itself as select 1 as id, 'x'::text as name; create or replace view shop.itself as select id, name from shop.itself; create view shop.of_itself as select name from shop.itself;
