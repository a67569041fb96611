create schema s;
create table s.p (id int, k int) partition by list (k);
create table s.p2 partition of s.p for values in (2);
