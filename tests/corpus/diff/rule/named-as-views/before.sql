create schema s;
create table s.t (a int);
create view s.v as select a from s.t;
