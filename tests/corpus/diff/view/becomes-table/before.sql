create schema s;
create table s.t (id int primary key, a text, n int);
create view s.x as select 1 as one;
