create schema s;
create table s.t (id int primary key, n int, g int generated always as (n + 1) stored);
insert into s.t values (1, 2); create view s.v as select g from s.t;
