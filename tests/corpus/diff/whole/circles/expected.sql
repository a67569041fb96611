-- column alter, column.generated, column.type, constraint alter, constraint.definition, function alter, function create, function drop, function.definition, policy alter, policy.command, policy.using, trigger alter, trigger.definition

-- drop policy c.t.p, to make it again: Postgres can't change which statements a policy is about, nor whether it is permissive
drop policy p on c.t;

-- drop trigger c.t.tg, to make it again: it needs column c.t.name, which becomes of another type
drop trigger tg on c.t;

-- drop materialized view c.m, to make it again: it needs view c.v3, which is made again
drop materialized view c.m;

-- drop view c.v3, to make it again: it needs view c.v2, which is made again
drop view c.v3;

-- drop view c.v2, to make it again: it needs view c.v1, which is made again
drop view c.v2;

-- drop view c.v1, to make it again: it needed function c.plus(integer, integer), which leaves
drop view c.v1;

-- drop index c.a_plus, to make it again: it needed function c.plus(integer, integer), which leaves
drop index c.a_plus;

-- drop constraint c.b.b_plus, to make it again: Postgres can't change what a constraint says
alter table c.b drop constraint b_plus;

-- drop column c.t.up, to make it again: it needs column c.t.name, which becomes of another type
alter table c.t drop column up;

-- drop function c.plus(integer, integer)
drop function c.plus(integer, integer);

-- create function c.plus(bigint, integer)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION c.plus(bigint, integer DEFAULT 2)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$select $1 + $2$function$;
alter function c.plus(bigint, integer) owner to postgres;

-- alter function c.tg(): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION c.tg()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin return null; end$function$;

-- alter column c.a.id: type
alter table c.a alter column id type bigint;

-- alter column c.b.a: type
alter table c.b alter column a type bigint;

-- alter column c.t.name: type
--   ! rows of t whose name is no character varying(40) stop this step: change them first
alter table c.t alter column name type character varying(40);

-- make column c.t.up again
alter table c.t add column up text generated always as (lower((name)::text)) stored;

-- alter constraint c.a.a_b: definition
alter table c.a alter constraint a_b deferrable initially deferred;

-- make constraint c.b.b_plus again
alter table c.b add constraint b_plus CHECK ((c.plus((id)::bigint) > 1));

-- make index c.a_plus again
CREATE INDEX a_plus ON c.a USING btree (c.plus(id));

-- make view c.v1 again
create view c.v1 (id, n) as
 SELECT id,
    c.plus(id) AS n
   FROM c.a;
alter view c.v1 owner to postgres;
comment on column c.v1.n is 'number';

-- make view c.v2 again
create view c.v2 (n, id) as
 SELECT v1.n,
    b.id
   FROM (c.v1
     JOIN c.b ON ((b.a = v1.id)));
alter view c.v2 owner to postgres;

-- make view c.v3 again
create view c.v3 (n, id) as
 SELECT n,
    id
   FROM c.v2;
alter view c.v3 owner to postgres;

-- make materialized view c.m again
create materialized view c.m (n, k) as
 SELECT n,
    count(*) AS k
   FROM c.v3
  GROUP BY n
with no data;
refresh materialized view c.m;
alter materialized view c.m owner to postgres;

-- make index c.m_n again
CREATE INDEX m_n ON c.m USING btree (n);

-- make trigger c.t.tg again
CREATE TRIGGER tg AFTER INSERT OR UPDATE OF name ON c.t FOR EACH ROW WHEN ((new.name IS NOT NULL)) EXECUTE FUNCTION c.tg();

-- make trigger c.v1.iv again
CREATE TRIGGER iv INSTEAD OF INSERT OR UPDATE ON c.v1 FOR EACH ROW EXECUTE FUNCTION c.tg();

-- make policy c.t.p again
create policy p on c.t as permissive for select to public using (((name)::text <> ''::text));
