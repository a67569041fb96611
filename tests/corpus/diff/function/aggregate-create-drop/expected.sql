-- function create, function drop

-- drop function s.old(integer)
drop aggregate s.old(integer);

-- create function s.agg(integer)
set local check_function_bodies = off;
CREATE AGGREGATE s.agg(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
alter aggregate s.agg(integer) owner to postgres;
