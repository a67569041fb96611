-- constraint alter, constraint.definition

-- drop constraint s.c.c_p, to make it again: it needs constraint s.p.p_pkey, which is made again
alter table s.c drop constraint c_p;

-- drop constraint s.p.p_pkey, to make it again: Postgres can't change what a constraint says
alter table s.p drop constraint p_pkey;

-- make constraint s.p.p_pkey again
alter table s.p add constraint p_pkey PRIMARY KEY (id) INCLUDE (k);

-- make constraint s.c.c_p again
alter table s.c add constraint c_p FOREIGN KEY (p) REFERENCES s.p(id);
