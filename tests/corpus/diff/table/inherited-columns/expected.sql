-- column alter, column create, column.default, column.not_null, column.type

-- alter column s.p.id: not_null, type
alter table s.p alter column id type bigint;
alter table s.p alter column id set not null;

-- alter column s.p.a: default
alter table s.p alter column a set default 'z'::text;

-- create column s.p.n
alter table s.p add column n integer;
