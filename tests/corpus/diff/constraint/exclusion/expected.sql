-- constraint alter, constraint.definition

-- drop constraint s.t.x, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint x;

-- make constraint s.t.x again
alter table s.t add constraint x EXCLUDE USING gist (r WITH &&) WHERE ((id > 0));
