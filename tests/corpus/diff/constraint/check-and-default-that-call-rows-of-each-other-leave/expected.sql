-- column drop, constraint drop, function drop, index drop, table drop

-- drop index s.a_called
drop index s.a_called;

-- drop constraint s.c.of_b
alter table s.c drop constraint of_b;

-- drop constraint s.b.of_d
alter table s.b drop constraint of_d;

-- drop constraint s.a.called
alter table s.a drop constraint called;

-- drop function s.g(integer, s.b)
drop function s.g(integer, s.b);

-- drop function s.fd(s.d)
drop function s.fd(s.d);

-- drop table s.d
--   ! loses data: the rows of s.d
drop table s.d;

-- drop function s.fc(s.c)
drop function s.fc(s.c);

-- drop table s.c
--   ! loses data: the rows of s.c
drop table s.c;

-- drop function s.fb(s.b)
drop function s.fb(s.b);

-- drop table s.b
--   ! loses data: the rows of s.b
drop table s.b;

-- drop function s.f(integer, s.a)
drop function s.f(integer, s.a);

-- drop table s.a
--   ! loses data: the rows of s.a
drop table s.a;
