-- from 17
create schema s;
create table s.g (a int primary key, b int generated always as (a * 2) stored); insert into s.g (a) select generate_series(1, 9);
create table s.h (a int primary key, b text generated always as (a::text) stored); insert into s.h (a) select generate_series(1, 9);
create index h_b on s.h (b); create view s.v as select b from s.h;
