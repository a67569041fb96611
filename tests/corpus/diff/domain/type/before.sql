create schema s;
create domain s.d as int default 1 check (value > 0); create table s.t (id int primary key, d s.d, ds s.d[]); insert into s.t values (1, 5, '{6}'); create view s.v as select d from s.t; create index t_d on s.t (d);
