create schema s;
create table s.t (id int, n int) partition by range (id); create table s.t1 partition of s.t for values from (0) to (9); insert into s.t values (1, 2); create index t_n on s.t (n); create view s.v as select n from s.t1; alter table s.t add constraint k check (n > 0);
