create schema s;
create table s.t (id int, a int) partition by list (id);
create table s.p partition of s.t for values in (1);
create table s.q partition of s.t for values in (2);
create index i on s.t (a);
