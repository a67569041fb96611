-- column alter, column.type, function alter, function.definition, function.returns, view alter, view.columns, view.definition

-- take the default of t.at
alter table s.t alter column at drop default;

-- drop policy s.t.low, to make it again: it needs function s.level(integer), which is made again
drop policy low on s.t;

-- drop trigger s.t.high, to make it again: it needs function s.level(integer), which is made again
drop trigger high on s.t;

-- drop view s.over_v, to make it again: it needs view s.v, which is made again
drop view s.over_v;

-- drop view s.v, to make it again: Postgres can't give a view's column another type: level is integer
drop view s.v;

-- drop function s.level(integer), to make it again: Postgres can't change what a function returns
drop function s.level(n integer);

-- make function s.level(integer) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.level(n integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$select n % 3::bigint$function$;
alter function s.level(n integer) owner to postgres;
grant execute on function s.level(n integer) to corpus_reader;
comment on function s.level(n integer) is 'how high';

-- make view s.v again
create view s.v (id, level, twice) as
 SELECT id,
    s.level(id) AS level,
    (id * 2) AS twice
   FROM s.t;
alter view s.v owner to postgres;
grant select on table s.v to corpus_reader;
comment on column s.v.level is 'of each';
comment on view s.v is 'with levels';

-- make view s.over_v again
create view s.over_v (level, n) with (security_barrier='true') as
 SELECT level,
    count(*) AS n
   FROM s.v
  GROUP BY level;
alter view s.over_v owner to postgres;

-- make trigger s.t.high again
CREATE TRIGGER high AFTER INSERT ON s.t FOR EACH ROW WHEN ((s.level(new.id) > 1)) EXECUTE FUNCTION s.tg();
alter table s.t disable trigger high;

-- make policy s.t.low again
create policy low on s.t as permissive for all to public using ((s.level(id) < 2));

-- give the default of t.at
alter table s.t alter column at set default s.level(7);
