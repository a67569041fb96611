create schema s;
create table s.t (id int primary key, a text, n int);
create materialized view s.m with (fillfactor = 70) as select id, a from s.t;
