-- table alter, table.persistence

-- alter table s.t: persistence
alter table s.t set unlogged;
