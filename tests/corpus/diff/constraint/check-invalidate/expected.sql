-- constraint alter, constraint.valid

-- drop constraint s.t.n_up, to make it again: Postgres can't make a constraint that is valid not valid
alter table s.t drop constraint n_up;

-- make constraint s.t.n_up again
alter table s.t add constraint n_up CHECK ((n > 0)) not valid;
