-- column drop, constraint drop, function drop, index drop, policy drop, rule drop, statistics drop, trigger drop, view alter, view.columns, view.definition

-- drop policy s.t.p
drop policy p on s.t;

-- drop trigger s.t.z
drop trigger z on s.t;

-- drop view s.v, to make it again: Postgres can't take away, rename or move columns of a view: b
drop view s.v;

-- drop statistics s.st
drop statistics s.st;

-- drop rule s.t.r
drop rule r on s.t;

-- drop index s.t_p
drop index s.t_p;

-- drop index s.t_ab
drop index s.t_ab;

-- drop constraint s.t.t_check
alter table s.t drop constraint t_check;

-- drop constraint s.t.t_b_key
alter table s.t drop constraint t_b_key;

-- drop constraint s.t.t_b_check
alter table s.t drop constraint t_b_check;

-- drop column s.t.c
alter table s.t drop column c;

-- drop function s.f()
drop function s.f();

-- drop column s.t.b
--   ! loses data: the values of s.t.b
alter table s.t drop column b;

-- make view s.v again
create view s.v (id) as
 SELECT id
   FROM s.t;
alter view s.v owner to postgres;
