-- materialized_view alter, materialized_view.options

-- alter materialized view s.m: options
alter materialized view s.m set (autovacuum_enabled='false');
alter materialized view s.m reset (fillfactor);
