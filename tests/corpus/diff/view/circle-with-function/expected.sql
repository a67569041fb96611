-- function create, view create

-- create view s.v
create view s.v (id, a) as
select null::integer, null::text;
alter view s.v owner to postgres;

-- create function s.f()
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
