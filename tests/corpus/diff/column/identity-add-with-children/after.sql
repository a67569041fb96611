create schema s;
create table s.t (id int, k bigint generated always as identity);
create table s.c (n int) inherits (s.t);
