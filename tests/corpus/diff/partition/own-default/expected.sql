-- column alter, column.default, column.not_null

-- alter column s.t1.a: default, not_null
alter table s.t1 alter column a set default 'y'::text;
alter table s.t1 alter column a set not null;
