-- column create

-- create column s.t.a
alter table s.t add column a text;

-- create column s.t.b
alter table s.t add column b integer default 5 not null;

-- create column s.t.c
alter table s.t add column c timestamp with time zone default now();

-- create column s.t.d
alter table s.t add column d uuid default gen_random_uuid();

-- create column s.t.e
alter table s.t add column e integer generated always as ((id * 2)) stored;

-- create column s.t.f
alter table s.t add column f text collate "C";

-- create column s.t.g
alter table s.t add column g integer[] default '{1,2}'::integer[];
