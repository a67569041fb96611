create schema s;
create table s.t (id int, a text);
insert into s.t values (1, 'x');
