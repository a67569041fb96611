-- materialized_view alter, materialized_view.columns, materialized_view.definition

-- drop view s.v, to make it again: it needs materialized_view s.m, which is made again
drop view s.v;

-- drop materialized view s.m, to make it again: Postgres can't change the query of a materialized view
drop materialized view s.m;

-- make materialized view s.m again
create materialized view s.m (id, a, n) as
 SELECT id,
    a,
    n
   FROM s.t
with no data;
refresh materialized view s.m;
alter materialized view s.m owner to postgres;
grant select on table s.m to corpus_reader;
comment on column s.m.a is 'a';
comment on materialized view s.m is 'm';

-- make index s.m_a again
CREATE INDEX m_a ON s.m USING btree (a);

-- make view s.v again
create view s.v (a) as
 SELECT a
   FROM s.m;
alter view s.v owner to postgres;
