-- column alter, column.type

-- drop view s.v, to make it again: it needs materialized_view s.k, which is made again
drop view s.v;

-- drop materialized view s.k, to make it again: it needs materialized_view s.m, which is made again
drop materialized view s.k;

-- drop materialized view s.m, to make it again: it needs column s.t.n, which becomes of another type
drop materialized view s.m;

-- alter column s.t.n: type
alter table s.t alter column n type numeric;

-- make materialized view s.m again
create materialized view s.m (id, n) as
 SELECT id,
    n
   FROM s.t
with no data;
refresh materialized view s.m;
alter materialized view s.m owner to postgres;

-- make index s.m_id again
CREATE UNIQUE INDEX m_id ON s.m USING btree (id);

-- make materialized view s.k again
create materialized view s.k (c) as
 SELECT count(*) AS c
   FROM s.m
with no data;
refresh materialized view s.k;
alter materialized view s.k owner to postgres;

-- make view s.v again
create view s.v (c) as
 SELECT c
   FROM s.k;
alter view s.v owner to postgres;
