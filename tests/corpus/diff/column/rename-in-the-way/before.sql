create schema s;
create table s.t (id int primary key, a text, b int); create index t_b on s.t (b); insert into s.t values (1, 'x', 2);
