create schema s;
create table s.p (d date not null, n int, twice bigint generated always as (n * 2) stored) partition by range (d);
create table s.p20 partition of s.p for values from ('2020-01-01') to ('2021-01-01');
create table s.rest partition of s.p default partition by hash (d);
create table s.rest_1 partition of s.rest for values with (modulus 1, remainder 0);
create view s.v as select twice from s.p20;
