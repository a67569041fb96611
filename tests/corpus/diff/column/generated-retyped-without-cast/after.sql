create schema s;
create table s.g (a int primary key, b text generated always as (a::text) stored);
create table s.h (a int primary key, b int generated always as (a * 2) stored);
create index h_b on s.h (b); create view s.v as select b from s.h;
