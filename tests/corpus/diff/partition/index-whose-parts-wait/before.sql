create schema s;
create table s.t (id int, a int) partition by list (id);
create table s.p partition of s.t for values in (1);
create table s.q partition of s.t for values in (2);
create index i on only s.t (a);
create index pi on s.p (a);
create index qi on s.q (a);
alter index s.i attach partition s.pi;
