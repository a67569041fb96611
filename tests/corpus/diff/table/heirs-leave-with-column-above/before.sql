create schema s;
create table s.t (a int, b int); insert into s.t values (1, 2);
create table s.c () inherits (s.t); alter table s.c enable row level security; create policy p on s.c using (a > 0);
create table s.d (x int) inherits (s.c); create policy p on s.d using (a > 0);
create table s.e () inherits (s.t); create index on s.e (a);
create table s.p (a int, b int) partition by list (b); create table s.p1 partition of s.p for values in (1); create policy p on s.p1 using (a > 0); create table s.p2 partition of s.p for values in (2);
