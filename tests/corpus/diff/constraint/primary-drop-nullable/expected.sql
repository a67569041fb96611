-- column alter, column.not_null, constraint drop

-- drop constraint s.t.t_pkey
alter table s.t drop constraint t_pkey;

-- alter column s.t.id: not_null
alter table s.t alter column id drop not null;
