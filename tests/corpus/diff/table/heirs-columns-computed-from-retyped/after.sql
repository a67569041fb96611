create schema s;
create table s.p (id int primary key, n bigint, twice bigint generated always as (n * 2) stored);
create table s.c (note text) inherits (s.p);
create table s.cc () inherits (s.c);
create index c_twice on s.c (twice);
