create schema s;
create table s.t (id int, note varchar(3));
create publication p for all tables;
insert into s.t values (1, 'a');
