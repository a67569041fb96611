create schema s;
create table s.t (id int primary key, a text); create unique index t_a on s.t (a); insert into s.t values (1, 'X');
