create schema s;
create table s.p (id int, k int) partition by list (k);
create table s.p1 partition of s.p for values in (1);
create table s.p2 partition of s.p for values in (2);
create index waiting on only s.p using hash (id);
create index waiting_1 on s.p1 using hash (id);
alter index s.waiting attach partition s.waiting_1;
