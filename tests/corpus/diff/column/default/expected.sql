-- column alter, column.default

-- alter column s.t.a: default
alter table s.t alter column a set default 'y'::text;

-- alter column s.t.b: default
alter table s.t alter column b set default 4;

-- alter column s.t.c: default
alter table s.t alter column c drop default;
