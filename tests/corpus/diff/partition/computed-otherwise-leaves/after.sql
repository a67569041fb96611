-- from 17
create schema s;
create table s.p (d date not null, n int, m bigint generated always as (n * 2) stored) partition by range (d);
