create schema s;
create table s.t (id int, k bigint generated always as identity constraint said not null);
create table s.p (id int, k bigint generated always as identity constraint said not null);
create table s.c () inherits (s.p);
