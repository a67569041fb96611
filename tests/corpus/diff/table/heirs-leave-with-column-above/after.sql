create schema s;
create table s.t (b int);
create table s.e () inherits (s.t);
create table s.p (b int) partition by list (b); create table s.p2 partition of s.p for values in (2);
