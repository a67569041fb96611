-- index drop, materialized_view drop

-- drop materialized view s.m
drop materialized view s.m;
