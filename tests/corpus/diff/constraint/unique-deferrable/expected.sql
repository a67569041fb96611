-- constraint alter, constraint.definition

-- drop constraint s.t.u, to make it again: Postgres can't change when a unique constraint is checked
alter table s.t drop constraint u;

-- make constraint s.t.u again
alter table s.t add constraint u UNIQUE (n) DEFERRABLE INITIALLY DEFERRED;
