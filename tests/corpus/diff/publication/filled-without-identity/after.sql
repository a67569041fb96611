create schema s;
create table s.t (id int, note varchar(2));
create publication p for all tables;
