-- column alter, column.default, column.not_null

-- settle whose the NOT NULLs of a are in s.t, s.t1
alter table s.t1 add constraint t1_a_not_null not null a;

-- alter column s.t1.a: default
alter table s.t1 alter column a set default 'y'::text;
