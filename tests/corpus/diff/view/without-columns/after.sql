create schema s;
create table s.t (id int);
create view s.v as select from s.t;
