create schema s;
create table s.t (id int, a int generated always as (id + 1) stored);
insert into s.t values (1);
