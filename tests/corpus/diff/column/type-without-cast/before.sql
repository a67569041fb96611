create schema s;
create table s.t (id int primary key, a boolean, b int);
insert into s.t values (1, null, null);
