create schema s;
create table s.t (id int, a numeric default 0.1, g int generated always as (id + 1) stored, n text default 'x');
create table s.c (k int) inherits (s.t);
alter table s.c alter n set default 'y';
