create schema s;
create table s.t (id int primary key, n bigint, g bigint generated always as (n + 1) stored);
create view s.v as select g from s.t;
