create schema s;
create table s.t (a int, b int) partition by list (a);
create table s.t0 partition of s.t for values in (0, 1) partition by list (b);
create table s.t01 partition of s.t0 for values in (0);
create table s.t1 partition of s.t for values in (2);
insert into s.t select g % 3, 0 from generate_series(1, 300) g;
create index i0 on s.t0 (a);
