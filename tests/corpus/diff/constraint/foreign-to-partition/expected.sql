-- column create, constraint create, table create

-- create table s.az
create table s.az (
  a integer,
  b integer
);
alter table s.az owner to postgres;

-- create table s.pk
create table s.pk (
  a integer not null,
  b integer
) partition by LIST (a);
alter table s.pk owner to postgres;

-- create table s.pk1
create table s.pk1 partition of s.pk FOR VALUES IN (1);
alter table s.pk1 owner to postgres;

-- create constraint s.pk.pk_b_a_key
alter table s.pk add constraint pk_b_a_key UNIQUE (b, a);

-- create constraint s.pk.pk_pkey
alter table s.pk add constraint pk_pkey PRIMARY KEY (a);

-- create constraint s.az.az_one
alter table s.az add constraint az_one FOREIGN KEY (a) REFERENCES s.pk1(a);

-- create constraint s.az.az_two
alter table s.az add constraint az_two FOREIGN KEY (b, a) REFERENCES s.pk1(b, a);
