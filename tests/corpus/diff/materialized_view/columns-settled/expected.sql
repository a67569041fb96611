-- column alter, column create, column drop, column.options, column.statistics

-- take its settings from column s.m.b
alter table s.m alter column b set storage extended;

-- alter column s.m.a: options, statistics
alter table s.m alter column a set statistics 7;
alter table only s.m alter column a set (n_distinct='5');

-- give column s.m.c its settings
alter table only s.m alter column c set statistics 3;
