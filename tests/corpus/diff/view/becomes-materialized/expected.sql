-- materialized_view create, view drop

-- drop view s.v
drop view s.v;

-- create materialized view s.v
create materialized view s.v (id, a) as
 SELECT id,
    a
   FROM s.t
with no data;
refresh materialized view s.v;
alter materialized view s.v owner to postgres;
