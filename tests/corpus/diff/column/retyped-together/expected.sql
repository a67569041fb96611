-- column alter, column.default, column.identity, column.type, constraint alter, constraint.definition

-- drop policy s.t.p, to make it again: it needs column s.t.n, which becomes of another type
drop policy p on s.t;

-- drop trigger s.t.g, to make it again: it needs column s.t.a, which becomes of another type
drop trigger g on s.t;

-- drop view s.v, to make it again: it needs column s.t.id, which becomes of another type
drop view s.v;

-- drop statistics s.t_stat, to make it again: it needs column s.t.n, which becomes of another type
drop statistics s.t_stat;

-- drop index s.t_both, to make it again: it needs column s.t.n, which becomes of another type
drop index s.t_both;

-- drop constraint s.t.wide, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint wide;

-- drop column s.t.total, to make it again: it needs column s.t.a, which becomes of another type
alter table s.t drop column total;

-- alter columns of s.t, in one go: id (identity, type), a (type), "B" (default, type), c (default, type), n (type), at (type)
--   ! rows of t whose c is no s.size stop this step: change them first
--   ! rows of t whose n is no numeric(8,3) stop this step: change them first
--   ! rows of t whose at is no timestamp with time zone stop this step: change them first
alter table s.t alter column a drop default;
alter table s.t alter column "B" drop default;
alter table s.t alter column c drop default;
alter table s.t alter column at drop default;
alter table s.t alter column id type bigint,
  alter column a type bigint,
  alter column "B" type text,
  alter column c type s.size using c::s.size,
  alter column n type numeric(8,3),
  alter column at type timestamp with time zone using at::timestamp with time zone;
alter table s.t alter column id set maxvalue 9223372036854775807;
alter table s.t alter column a set default 7;
alter table s.t alter column "B" set default 'x'::text;
alter table s.t alter column c set default 's'::s.size;
alter table s.t alter column at set default now();

-- make column s.t.total again
alter table s.t add column total bigint generated always as ((a + 1)) stored;

-- make constraint s.t.wide again
alter table s.t add constraint wide CHECK (((a >= 0) AND ("B" <> ''::text)));

-- make index s.t_both again
CREATE INDEX t_both ON s.t USING btree ("B", ((a + 1))) WHERE (n > (0)::numeric);

-- make statistics s.t_stat again
CREATE STATISTICS s.t_stat ON a, n FROM s.t;
alter statistics s.t_stat owner to postgres;

-- make view s.v again
create view s.v (id, a, "B", at) as
 SELECT id,
    a,
    "B",
    at
   FROM s.t;
alter view s.v owner to postgres;

-- make trigger s.t.g again
CREATE TRIGGER g BEFORE UPDATE ON s.t FOR EACH ROW WHEN (((new.a > 1) AND (new."B" IS NOT NULL))) EXECUTE FUNCTION s.f();

-- make policy s.t.p again
create policy p on s.t as permissive for all to public using (((a > 0) AND (n IS NOT NULL)));
