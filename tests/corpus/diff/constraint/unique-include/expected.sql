-- constraint alter, constraint.definition

-- drop constraint s.t.u, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint u;

-- make constraint s.t.u again
alter table s.t add constraint u UNIQUE (n) INCLUDE (m);
