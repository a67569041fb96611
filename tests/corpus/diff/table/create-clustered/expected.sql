-- column create, constraint create, table create

-- create table s.t
create table s.t (
  id integer not null,
  k integer not null
);
alter table s.t owner to postgres;

-- create constraint s.t.t_k_key
alter table s.t add constraint t_k_key UNIQUE (k);
alter table s.t replica identity using index t_k_key;

-- create constraint s.t.t_pkey
alter table s.t add constraint t_pkey PRIMARY KEY (id);
alter table s.t cluster on t_pkey;
