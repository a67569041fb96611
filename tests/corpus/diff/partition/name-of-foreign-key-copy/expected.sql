-- column create, constraint create, table create

-- create table s.keys
create table s.keys (
  id integer not null
);
alter table s.keys owner to postgres;

-- create table s.p
create table s.p (
  a integer,
  k integer
) partition by LIST (a);
alter table s.p owner to postgres;

-- create table s.p_1
create table s.p_1 partition of s.p FOR VALUES IN (1);
alter table s.p_1 owner to postgres;

-- create constraint s.keys.keys_pkey
alter table s.keys add constraint keys_pkey PRIMARY KEY (id);

-- create constraint s.p_1.known
alter table s.p_1 add constraint known CHECK (true);

-- create constraint s.p.known
alter table s.p add constraint known FOREIGN KEY (k) REFERENCES s.keys(id);
