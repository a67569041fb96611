-- column drop, constraint drop, function drop, table drop, view drop

-- drop view s.w
drop view s.w;

-- drop view s.v
drop view s.v;

-- drop constraint s.c.c_t_fkey
alter table s.c drop constraint c_t_fkey;

-- drop function s.f(s.t)
drop function s.f(s.t);

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;
