create schema s;
create table s.t (id int primary key, a text);
insert into s.t values (1, '7');
