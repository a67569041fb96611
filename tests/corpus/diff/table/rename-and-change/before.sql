create schema s;
create table s.t (id int primary key, a text, b int); create view s.v as select id, a from s.t; insert into s.t values (1, 'x', 2);
