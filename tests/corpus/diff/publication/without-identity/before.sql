create schema s;
create table s.t (id int);
create table s.k (id int primary key);
insert into s.t values (1);
