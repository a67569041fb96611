create schema s;
create table s.t (id int primary key, a text, b text);
insert into s.t values (1, 'x', 'y');
