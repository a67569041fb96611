-- column alter, column.type, materialized_view create, materialized_view drop

-- drop materialized view s.leaves
drop materialized view s.leaves;

-- alter column s.o.n: type
alter table s.o alter column n type text using n::text;

-- create materialized view s.comes
create materialized view s.comes (m) as
 SELECT (n || 'x'::text) AS m
   FROM s.o
with no data;
refresh materialized view s.comes;
alter materialized view s.comes owner to postgres;
