-- function alter, function.definition, function.returns

-- drop function s.agg(integer), to make it again: Postgres can't change what a function returns
drop aggregate s.agg(integer);

-- make function s.agg(integer) again
set local check_function_bodies = off;
CREATE AGGREGATE s.agg(integer) (SFUNC = int84pl, STYPE = bigint, INITCOND = '0');
alter aggregate s.agg(integer) owner to postgres;
