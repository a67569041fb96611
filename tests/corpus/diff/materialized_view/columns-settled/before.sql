create schema s;
create table s.t (a int, b text, c int);
insert into s.t values (1, 'x', 2);
create materialized view s.m as select a, b, c from s.t;
alter materialized view s.m alter column a set statistics 9, alter column b set storage external;
