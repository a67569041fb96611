create schema s;
create table s.t (id int);
create table s.k (id int primary key);
create publication p for table s.t, s.k;
