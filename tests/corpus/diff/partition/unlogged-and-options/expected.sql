-- table alter, table.options, table.persistence

-- alter table s.t1: options, persistence
alter table s.t1 set (fillfactor='70');
alter table s.t1 set unlogged;
