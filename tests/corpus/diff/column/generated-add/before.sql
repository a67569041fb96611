create schema s;
create table s.t (id int primary key, n int, g int);
insert into s.t values (1, 2);
