-- column create, table alter, table.options

-- create column s.t.a
alter table s.t add column a text;

-- alter table s.t: options
alter table s.t set (toast.autovacuum_vacuum_threshold='7');
