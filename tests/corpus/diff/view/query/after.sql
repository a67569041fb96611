create schema s;
create table s.t (id int primary key, a text, n int);
create view s.v as select id, upper(a) as a from s.t where n > 0;
