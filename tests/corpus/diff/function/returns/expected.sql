-- function alter, function.definition, function.returns

-- take the default of t.n
alter table s.t alter column n drop default;

-- drop view s.v, to make it again: it needs function s.f(integer, text), which is made again
drop view s.v;

-- drop constraint s.t.t_n_check, to make it again: it needs function s.f(integer, text), which is made again
alter table s.t drop constraint t_n_check;

-- drop function s.f(integer, text), to make it again: Postgres can't change what a function returns
drop function s.f(a integer, b text);

-- make function s.f(integer, text) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(a integer, b text DEFAULT 'x'::text)
 RETURNS bigint
 LANGUAGE sql
AS $function$select a::bigint$function$;
alter function s.f(a integer, b text) owner to postgres;

-- make constraint s.t.t_n_check again
alter table s.t add constraint t_n_check CHECK ((s.f(n) > 0));

-- make view s.v again
create view s.v (x) as
 SELECT s.f(1) AS x;
alter view s.v owner to postgres;

-- give the default of t.n
alter table s.t alter column n set default s.f(2);
