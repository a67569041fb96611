-- from 18
create schema s;
create table s.t (id int);
create table s.p (id int);
create table s.c () inherits (s.p);
