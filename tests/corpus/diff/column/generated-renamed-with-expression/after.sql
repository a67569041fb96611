create schema s;
create table s.t (id int, b int generated always as (id + 2) stored);
