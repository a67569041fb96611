-- table alter, table.options

-- alter table s.t: options
alter table s.t set (fillfactor='70');
alter table s.t reset (autovacuum_enabled);
