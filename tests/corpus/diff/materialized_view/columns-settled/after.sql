create schema s;
create table s.t (a int, b text, c int);
create materialized view s.m as select a, b, c from s.t;
alter materialized view s.m alter column a set statistics 7, alter column a set (n_distinct = 5), alter column c set statistics 3;
