create schema s;
create table s.t (id int, a text);
alter table s.t alter column a set (n_distinct = 5, n_distinct_inherited = 6);
