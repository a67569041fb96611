-- column rename

-- drop view s.v, to make it again: it changes, and a column that it reads has another name
drop view s.v;

-- drop function s.f(), to make it again: it changes, and a column that it reads has another name
drop function s.f();

-- rename t.a to label
alter table s.t rename column a to label;

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS SETOF text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT t.label
    FROM s.t;
END;
alter function s.f() owner to postgres;

-- make view s.v again
create view s.v (id, a) as
 SELECT id,
    label AS a
   FROM s.t;
alter view s.v owner to postgres;
