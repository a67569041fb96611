-- constraint drop, index drop

-- drop index s.t_a
drop index s.t_a;

-- drop constraint s.t.t_pkey
alter table s.t drop constraint t_pkey;
