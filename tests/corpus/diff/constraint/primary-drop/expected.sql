-- constraint drop

-- drop constraint s.t.t_pkey
alter table s.t drop constraint t_pkey;
