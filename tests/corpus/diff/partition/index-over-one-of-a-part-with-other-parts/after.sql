create schema s;
create table s.t (a int, b int) partition by list (a);
create table s.t0 partition of s.t for values in (0, 1) partition by list (b);
create table s.t01 partition of s.t0 for values in (0);
create table s.t1 partition of s.t for values in (2);
create index i0 on s.t0 (a);
create index i on s.t (a);
alter index s.t01_a_idx rename to other;
alter index s.other set (fillfactor = 70);
