-- column drop, constraint drop, table drop, view drop

-- drop view s.v
drop view s.v;

-- drop constraint s.t.t_up_fkey
alter table s.t drop constraint t_up_fkey;

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;
