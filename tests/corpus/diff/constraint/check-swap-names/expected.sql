-- constraint alter, constraint.columns, constraint.definition

-- drop constraint s.t.y, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint y;

-- drop constraint s.t.x, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint x;

-- make constraint s.t.x again
alter table s.t add constraint x CHECK ((m > 0));

-- make constraint s.t.y again
alter table s.t add constraint y CHECK ((n > 0));
