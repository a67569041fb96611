-- column alter, column.type, function alter, function.definition

-- drop view s.v, to make it again: it needs function s.f(), which is made again
drop view s.v;

-- drop function s.f(), to make it again: it needs column s.t.n, which becomes of another type
drop function s.f();

-- alter column s.t.n: type
alter table s.t alter column n type bigint;

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT ((sum(t.n))::integer + 1)
    FROM s.t;
END;
alter function s.f() owner to postgres;

-- make view s.v again
create view s.v (f) as
 SELECT s.f() AS f;
alter view s.v owner to postgres;
