-- column alter, column.not_null, constraint create

-- alter column s.t.id: not_null
alter table s.t alter column id set not null;

-- create constraint s.t.t_pkey
alter table s.t add constraint t_pkey PRIMARY KEY (id);
