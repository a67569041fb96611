-- column drop, function drop, table drop

-- take the default of a.n
alter table s.a alter column n drop default;

-- take the default of c.n
alter table s.c alter column n drop default;

-- drop function s.i(s.d)
drop function s.i(s.d);

-- drop table s.d
--   ! loses data: the rows of s.d
drop table s.d;

-- drop function s.h(s.c)
drop function s.h(s.c);

-- drop table s.c
--   ! loses data: the rows of s.c
drop table s.c;

-- drop function s.g(s.b)
drop function s.g(s.b);

-- drop table s.b
--   ! loses data: the rows of s.b
drop table s.b;

-- drop function s.f(s.a)
drop function s.f(s.a);

-- drop table s.a
--   ! loses data: the rows of s.a
drop table s.a;
