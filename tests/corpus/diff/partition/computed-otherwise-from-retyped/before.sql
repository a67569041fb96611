-- from 17
create schema s;
create table s.p (d date not null, n int, m bigint generated always as (n * 2) stored) partition by range (d);
create table s.q partition of s.p (m generated always as (n * 5) stored) for values from ('2020-01-01') to ('2022-01-01') partition by range (d);
create table s.l partition of s.q for values from ('2020-01-01') to ('2021-01-01');
create table s.l2 partition of s.q (m generated always as (n * 7) stored) for values from ('2021-01-01') to ('2022-01-01');
