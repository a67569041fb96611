create schema s;
create table s.t (id int primary key, a text, n numeric);
insert into s.t values (1, 'abc', 5.5);
