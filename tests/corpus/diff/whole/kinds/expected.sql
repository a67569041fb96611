-- column alter, column create, column drop, column rename, column.comment, column.default, column.not_null, column.type, composite alter, composite.attributes, constraint alter, constraint create, constraint.definition, domain alter, domain.checks, domain.not_null, enum alter, enum.values, function alter, function.definition, function.returns, index alter, index.definition, index.predicate, policy alter, policy.using, rule alter, rule.definition, sequence create, statistics alter, statistics.definition, table alter, table create, table.options, view alter, view.columns, view.definition

-- take the default of d.x
alter table shop.d alter column x drop default;

-- drop policy shop.orders.p1, to make it again: it needs column shop.orders.total, which becomes of another type
drop policy p1 on shop.orders;

-- drop trigger shop.customers.t1, to make it again: it needs column shop.customers.n, which becomes of another type
drop trigger t1 on shop.customers;

-- drop view shop.v2, to make it again: it needs view shop.v, which is made again
drop view shop.v2;

-- drop view shop.v, to make it again: Postgres can't give a view's column another type: n is integer
drop view shop.v;

-- drop statistics shop.st1, to make it again: Postgres can't change what statistics are about
drop statistics shop.st1;

-- drop materialized view shop.mv, to make it again: it needs column shop.orders.total, which becomes of another type
drop materialized view shop.mv;

-- drop index shop.orders_total, to make it again: Postgres can't change what an index is about
drop index shop.orders_total;

-- drop constraint shop.orders.orders_total_check, to make it again: Postgres can't change what a constraint says
alter table shop.orders drop constraint orders_total_check;

-- drop constraint shop.orders.orders_customer_id_fkey, to make it again: Postgres can't change what a constraint says
alter table shop.orders drop constraint orders_customer_id_fkey;

-- drop column shop.customers.fax
--   ! loses data: the values of shop.customers.fax
alter table shop.customers drop column fax;

-- drop function shop.f(integer), to make it again: Postgres can't change what a function returns
drop function shop.f(a integer);

-- rename customers.name to full_name
alter table shop.customers rename column name to full_name;

-- alter composite shop.addr: attributes
alter type shop.addr add attribute city text;

-- alter domain shop.email: checks, not_null
alter domain shop.email drop constraint email_check;
alter domain shop.email set not null;
alter domain shop.email add constraint email_check CHECK ((VALUE ~~ '%@%.%'::text));

-- alter type shop.status add value 'held' before 'paid'
--   no way back: alter type shop.status add value 'held' before 'paid': stays, Postgres has no statement that takes it back
alter type shop.status add value 'held' before 'paid';

-- alter type shop.status add value 'sent'
--   no way back: alter type shop.status add value 'sent': stays, Postgres has no statement that takes it back
alter type shop.status add value 'sent';

-- create sequence shop.free
create sequence shop.free as bigint increment by 1 minvalue 1 maxvalue 9223372036854775807 start with 1 cache 1 no cycle;
alter sequence shop.free owner to postgres;

-- create sequence shop.orders_ref_seq
create sequence shop.orders_ref_seq as integer increment by 1 minvalue 1 maxvalue 2147483647 start with 1 cache 1 no cycle;
alter sequence shop.orders_ref_seq owner to postgres;

-- alter function shop.agg(integer): definition
CREATE OR REPLACE AGGREGATE shop.agg(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1');

-- make function shop.f(integer) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION shop.f(a integer)
 RETURNS bigint
 LANGUAGE sql
AS $function$select a + 2::bigint$function$;
alter function shop.f(a integer) owner to postgres;

-- alter function shop.tg(): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION shop.tg()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin new.n := 1; return new; end $function$;

-- create table shop.late
create table shop.late (
  id integer not null,
  parent integer
);
alter table shop.late owner to postgres;

-- alter column shop.customers.n: comment, default, type
alter table shop.customers alter column n drop default;
alter table shop.customers alter column n type bigint;
alter table shop.customers alter column n set default 5;
comment on column shop.customers.n is 'count';

-- alter column shop.customers.st: default
alter table shop.customers alter column st set default 'held'::shop.status;

-- create column shop.customers.twice
alter table shop.customers add column twice bigint generated always as ((n * 2)) stored;

-- alter columns of shop.orders, in one go: total (type), note (default, not_null, type)
alter table shop.orders alter column total type numeric(12,2),
  alter column note type text;
alter table shop.orders alter column note set default ''::text;
alter table shop.orders alter column note set not null;

-- create column shop.orders.ref
alter table shop.orders add column ref integer default nextval('shop.orders_ref_seq'::regclass) not null;

-- create constraint shop.late.late_id_fkey
alter table shop.late add constraint late_id_fkey FOREIGN KEY (id) REFERENCES shop.d(id);

-- create constraint shop.late.late_pkey
alter table shop.late add constraint late_pkey PRIMARY KEY (id);

-- create constraint shop.late.late_parent_fkey
alter table shop.late add constraint late_parent_fkey FOREIGN KEY (parent) REFERENCES shop.late(id);

-- make constraint shop.orders.orders_customer_id_fkey again
alter table shop.orders add constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers(id) ON DELETE CASCADE;

-- make constraint shop.orders.orders_total_check again
alter table shop.orders add constraint orders_total_check CHECK ((total >= (0)::numeric));

-- make materialized view shop.mv again
create materialized view shop.mv (customer_id, s) as
 SELECT customer_id,
    sum(total) AS s
   FROM shop.orders
  GROUP BY customer_id
with no data;
refresh materialized view shop.mv;
alter materialized view shop.mv owner to postgres;

-- make index shop.mv_key again
CREATE UNIQUE INDEX mv_key ON shop.mv USING btree (customer_id);

-- make index shop.orders_total again
CREATE INDEX orders_total ON shop.orders USING btree (total DESC) WHERE (total > (1)::numeric);

-- alter rule shop.d.r1: definition
CREATE OR REPLACE RULE r1 AS
    ON INSERT TO shop.d
   WHERE (new.id < 1) DO INSTEAD NOTHING;

-- make statistics shop.st1 again
CREATE STATISTICS shop.st1 (ndistinct) ON customer_id, total FROM shop.orders;
alter statistics shop.st1 owner to postgres;

-- make view shop.v again
create view shop.v (id, email, n, full_name) as
 SELECT id,
    email,
    n,
    full_name
   FROM shop.customers;
alter view shop.v owner to postgres;

-- make view shop.v2 again
create view shop.v2 (id, n1) as
 SELECT id,
    (n + 1) AS n1
   FROM shop.v;
alter view shop.v2 owner to postgres;
grant select on table shop.v2 to public;
comment on view shop.v2 is 'second';

-- make trigger shop.customers.t1 again
CREATE TRIGGER t1 BEFORE UPDATE OF n ON shop.customers FOR EACH ROW WHEN ((old.n IS DISTINCT FROM new.n)) EXECUTE FUNCTION shop.tg();

-- make policy shop.orders.p1 again
create policy p1 on shop.orders as permissive for all to public using ((total < (1000)::numeric));

-- alter table shop.d: options
alter table shop.d set (fillfactor='70');

-- orders_ref_seq belongs to shop.orders.ref
alter sequence shop.orders_ref_seq owned by shop.orders.ref;

-- give the default of d.x
alter table shop.d alter column x set default shop.f(1);
