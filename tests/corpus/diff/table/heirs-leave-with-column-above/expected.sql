-- column drop, index drop, policy drop, table drop

-- drop index s.e_a_idx
drop index s.e_a_idx;

-- drop table s.p1
--   ! loses data: the rows of s.p1
drop table s.p1;

-- drop column s.p.a
--   ! loses data: the values of s.p.a
alter table s.p drop column a;

-- drop table s.d
--   ! loses data: the rows of s.d
drop table s.d;

-- drop table s.c
--   ! loses data: the rows of s.c
drop table s.c;

-- drop column s.t.a
--   ! loses data: the values of s.t.a
alter table s.t drop column a;
