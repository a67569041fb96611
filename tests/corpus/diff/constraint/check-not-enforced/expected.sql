-- constraint alter, constraint.definition

-- drop constraint s.t.n_up, to make it again: Postgres can't change whether a check constraint is checked
alter table s.t drop constraint n_up;

-- make constraint s.t.n_up again
alter table s.t add constraint n_up CHECK ((n > 0)) NOT ENFORCED;
