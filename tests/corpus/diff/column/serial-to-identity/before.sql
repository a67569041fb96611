create schema s;
create table s.t (id serial primary key);
insert into s.t default values;
