-- column alter, column create, column.default, column.statistics, column.storage, column.type

-- take the default of d.a
alter table s.d alter column a drop default;

-- create column s.t.n
alter table s.t add column n integer default 5;

-- alter column s.c.n: default
alter table s.c alter column n set default 6;

-- alter column s.t.a: default, statistics, type
alter table only s.t alter column a drop default;
alter table s.t alter column a type bigint;
alter table only s.t alter column a set default 2;
alter table only s.t alter column a set statistics 60;

-- alter column s.d.a: default
alter table s.d alter column a set default 2;

-- alter column s.d.b: storage
alter table s.d alter column b set storage extended;

-- alter column s.d.n: comment, statistics
alter table s.d alter column n set statistics 10;
comment on column s.d.n is 'of the child';

-- alter column s.t.b: storage
alter table only s.t alter column b set storage main;
