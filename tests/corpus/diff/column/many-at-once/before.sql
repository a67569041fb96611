create schema s;
create table s.t (id int primary key, a int, b text default 'x', c date); create view s.v as select a, b from s.t; insert into s.t values (1, 2, 'y', null);
