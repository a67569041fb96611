-- column create, constraint create, table create

-- create table s.t
create table s.t (
  id integer not null,
  up integer
);
alter table s.t owner to postgres;

-- create table s.w
create table s.w (
  id integer not null
);
alter table s.w owner to postgres;

-- create constraint s.t.t_pkey
alter table s.t add constraint t_pkey PRIMARY KEY (id);

-- create constraint s.t.t_up_fkey
alter table s.t add constraint t_up_fkey FOREIGN KEY (up) REFERENCES s.t(id);

-- create constraint s.w.w_pkey
alter table s.w add constraint w_pkey PRIMARY KEY (id);
