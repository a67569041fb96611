create schema s;
create table s.t (id int, a float8 default 0.1, g int generated always as (id + 1) stored);
create table s.gone () inherits (s.t);
