create schema s;
create table s.t (id int primary key); insert into s.t values (1), (2);
