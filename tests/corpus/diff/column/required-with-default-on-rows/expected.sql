-- column create, constraint create, enum create

-- create enum s.e
create type s.e as enum ('x');
alter type s.e owner to postgres;

-- create column s.t.e
alter table s.t add column e s.e default 'x'::s.e not null;

-- create column s.t.f
alter table s.t add column f integer default 1 not null;

-- create constraint s.t.t_f_check
alter table s.t add constraint t_f_check CHECK ((f > 0));
