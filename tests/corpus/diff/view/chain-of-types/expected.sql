-- column alter, column.type

-- drop materialized view s.m, to make it again: it needs view s.v3, which is made again
drop materialized view s.m;

-- drop view s.v3, to make it again: it needs view s.v1, which is made again
drop view s.v3;

-- drop view s.v2, to make it again: it needs view s.v1, which is made again
drop view s.v2;

-- drop view s.v1, to make it again: it needs column s.t.n, which becomes of another type
drop view s.v1;

-- alter column s.t.n: type
alter table s.t alter column n type bigint;

-- make view s.v1 again
create view s.v1 (id, n) as
 SELECT id,
    n
   FROM s.t;
alter view s.v1 owner to postgres;

-- make view s.v2 again
create view s.v2 (id, n) as
 SELECT id,
    n
   FROM s.v1;
alter view s.v2 owner to postgres;

-- make view s.v3 again
create view s.v3 (id, n) as
 SELECT v1.id,
    v2.n
   FROM (s.v1
     JOIN s.v2 USING (id));
alter view s.v3 owner to postgres;

-- make materialized view s.m again
create materialized view s.m (n) as
 SELECT n
   FROM s.v3
with no data;
refresh materialized view s.m;
alter materialized view s.m owner to postgres;

-- make index s.m_n again
CREATE INDEX m_n ON s.m USING btree (n);
