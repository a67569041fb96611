-- column alter, column.statistics

-- alter column s.t.id: statistics
alter table s.t alter column id set statistics 0;

-- alter column s.t.a: statistics
alter table s.t alter column a set statistics -1;
