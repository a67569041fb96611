-- column alter, column.type

-- view s.v, which reads what needs it, lets go of it
create or replace view s.v (id, a) as
select null::integer, null::text;

-- drop function s.f(), to make it again: it needs view s.v, which is made again
drop function s.f();

-- drop view s.v, to make it again: it needs column s.t.id, which becomes of another type
drop view s.v;

-- alter column s.t.id: type
alter table s.t alter column id type bigint;

-- make view s.v again
create view s.v (id, a) as
select null::bigint, null::text;
alter view s.v owner to postgres;
grant select on table s.v to corpus_reader;

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS SETOF s.v
 LANGUAGE sql
BEGIN ATOMIC
 SELECT v.id,
     v.a
    FROM s.v
   WHERE (v.id > 1);
END;
alter function s.f() owner to postgres;

-- view s.v, which reads what needs it, has its text
create or replace view s.v (id, a) as
 SELECT id,
    a
   FROM s.t
  WHERE (EXISTS ( SELECT
           FROM s.f() f(id, a)));
