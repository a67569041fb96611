-- column alter, column create, column.type, materialized_view drop, policy alter, policy.using, rule alter, rule.definition, view alter, view drop, view.definition

-- drop policy s.u.p, to make it again: it needed view s.w, which leaves
drop policy p on s.u;

-- drop view s.same, to make it again: it needed view s.w, which leaves
drop view s.same;

-- drop view s.over, to make it again: it needs view s.v, which is made again
drop view s.over;

-- drop view s.v, to make it again: it needed view s.w, which leaves
drop view s.v;

-- drop view s.mv, to make it again: it needed materialized_view s.mw, which leaves
drop view s.mv;

-- drop rule s.u.r, to make it again: it needed view s.w, which leaves
drop rule r on s.u;

-- drop view s.w
drop view s.w;

-- drop materialized view s.mw
drop materialized view s.mw;

-- alter column s.t.n: type
alter table s.t alter column n type text using n::text;

-- create column s.t.k
alter table s.t add column k integer;

-- make rule s.u.r again
CREATE RULE r AS
    ON INSERT TO s.u DO  SELECT 1 AS "?column?";

-- make view s.mv again
create view s.mv (n) as
 SELECT k AS n
   FROM s.t;
alter view s.mv owner to postgres;

-- make view s.v again
create view s.v (n) as
 SELECT m AS n
   FROM s.t;
alter view s.v owner to postgres;
grant select on table s.v to corpus_reader;
comment on view s.v is 'stays';

-- make view s.over again
create view s.over (n) as
 SELECT n
   FROM s.v;
alter view s.over owner to postgres;
grant select on table s.over to corpus_reader;

-- make view s.same again
create view s.same (m) as
 SELECT m
   FROM s.t;
alter view s.same owner to postgres;

-- make policy s.u.p again
create policy p on s.u as permissive for all to public using ((n IN ( SELECT t.m
   FROM s.t)));
