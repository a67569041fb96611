-- constraint create

-- create constraint s.t.n_up
alter table s.t add constraint n_up CHECK ((n > 0));
