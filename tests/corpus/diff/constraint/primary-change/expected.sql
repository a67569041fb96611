-- column alter, column.not_null, constraint alter, constraint create, constraint drop, constraint.columns, constraint.definition

-- drop constraint s.p.p_k_key
alter table s.p drop constraint p_k_key;

-- drop constraint s.c.c_p, to make it again: it needs constraint s.p.p_pkey, which is made again
alter table s.c drop constraint c_p;

-- drop constraint s.p.p_pkey, to make it again: Postgres can't change what a constraint says
alter table s.p drop constraint p_pkey;

-- alter column s.p.id: not_null
alter table s.p alter column id drop not null;

-- alter column s.p.k: not_null
alter table s.p alter column k set not null;

-- create constraint s.p.p_id_key
alter table s.p add constraint p_id_key UNIQUE (id);

-- make constraint s.c.c_p again
alter table s.c add constraint c_p FOREIGN KEY (p) REFERENCES s.p(id);

-- make constraint s.p.p_pkey again
alter table s.p add constraint p_pkey PRIMARY KEY (k);
