create schema s;
create table s.o (id integer primary key, n integer);
insert into s.o values (1, 2), (2, null);
create materialized view s.leaves as select n + 1 as m from s.o;
