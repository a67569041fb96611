-- column drop, constraint drop, function drop, table drop

-- drop constraint s.b.b_n_check
alter table s.b drop constraint b_n_check;

-- drop constraint s.a.called
alter table s.a drop constraint called;

-- drop function s.g(integer, s.b)
drop function s.g(integer, s.b);

-- drop table s.b
--   ! loses data: the rows of s.b
drop table s.b;

-- drop function s.f(integer, s.a)
drop function s.f(integer, s.a);

-- drop table s.a
--   ! loses data: the rows of s.a
drop table s.a;
