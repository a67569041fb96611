-- index create, materialized_view create

-- create materialized view s.m
create materialized view s.m (id) as
 SELECT id
   FROM s.t
with no data;
refresh materialized view s.m;
alter materialized view s.m owner to postgres;

-- create index s.m_id
CREATE UNIQUE INDEX m_id ON s.m USING btree (id);
alter materialized view s.m cluster on m_id;
