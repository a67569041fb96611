-- column drop, function drop, table drop, trigger drop

-- drop table s.p22
--   ! loses data: the rows of s.p22
drop table s.p22;

-- drop table s.p2
--   ! loses data: the rows of s.p2
drop table s.p2;

-- drop table s.p
--   ! loses data: the rows of s.p
drop table s.p;

-- drop function s.f()
drop function s.f();
