-- column drop, composite drop, constraint drop, domain drop, enum drop, function drop, materialized_view drop, policy drop, schema create, schema drop, sequence drop, statistics drop, table drop, trigger drop, view drop

-- drop statistics s.st
drop statistics s.st;

-- drop materialized view s.m
drop materialized view s.m;

-- drop view s.v
drop view s.v;

-- drop constraint s.t.t_up_fkey
alter table s.t drop constraint t_up_fkey;

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;

-- drop function s.f(s.d)
drop function s.f(s.d);

-- drop function s.a(integer)
drop aggregate s.a(integer);

-- drop sequence s.q
drop sequence s.q;

-- drop composite s.c
drop type s.c;

-- drop domain s.d
drop domain s.d;

-- drop enum s.e
drop type s.e;

-- drop schema s
drop schema s;

-- create schema other
create schema other;
alter schema other owner to postgres;
