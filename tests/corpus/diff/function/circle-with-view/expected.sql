-- column alter, column.type

-- drop view s.w, to make it again: it needs view s.v, which is made again
drop view s.w;

-- drop function s.f(), to make it again: it needs view s.v, which is made again
drop function s.f();

-- drop view s.v, to make it again: it needs column s.t.id, which becomes of another type
drop view s.v;

-- alter column s.t.id: type
alter table s.t alter column id type bigint;

-- make view s.v again
create view s.v (id) as
 SELECT id
   FROM s.t;
alter view s.v owner to postgres;

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS SETOF s.v
 LANGUAGE sql
BEGIN ATOMIC
 SELECT v.id
    FROM s.v;
END;
alter function s.f() owner to postgres;

-- make view s.w again
create view s.w (id) as
 SELECT id
   FROM s.f() f(id);
alter view s.w owner to postgres;
