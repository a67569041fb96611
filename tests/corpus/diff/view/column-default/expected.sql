-- column alter, column create, column.default

-- give column s.v.id its default
alter table s.v alter column id set default 7;

-- alter column s.v.a: default
alter table s.v alter column a set default 'y'::text;
