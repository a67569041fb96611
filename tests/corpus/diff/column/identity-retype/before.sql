create schema s;
create table s.t (id int generated always as identity primary key);
insert into s.t default values;
