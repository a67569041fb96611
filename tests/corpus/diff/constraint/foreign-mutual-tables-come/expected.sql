-- column create, constraint create, table create

-- create table s.a
create table s.a (
  id integer not null,
  b integer
);
alter table s.a owner to postgres;

-- create table s.b
create table s.b (
  id integer not null,
  a integer
);
alter table s.b owner to postgres;

-- create constraint s.b.b_pkey
alter table s.b add constraint b_pkey PRIMARY KEY (id);

-- create constraint s.a.a_b
alter table s.a add constraint a_b FOREIGN KEY (b) REFERENCES s.b(id);

-- create constraint s.a.a_pkey
alter table s.a add constraint a_pkey PRIMARY KEY (id);

-- create constraint s.b.b_a_fkey
alter table s.b add constraint b_a_fkey FOREIGN KEY (a) REFERENCES s.a(id);
