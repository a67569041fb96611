-- column alter, column create, column.not_null, constraint create, table create

-- create table s.c
create table s.c (
  id integer,
  r daterange
);
alter table s.c owner to postgres;

-- alter column s.t.id: not_null
alter table s.t alter column id set not null;

-- alter column s.t.r: not_null
alter table s.t alter column r set not null;

-- create constraint s.t.k
alter table s.t add constraint k PRIMARY KEY (id, r WITHOUT OVERLAPS);

-- create constraint s.c.f
alter table s.c add constraint f FOREIGN KEY (id, PERIOD r) REFERENCES s.t(id, PERIOD r);
