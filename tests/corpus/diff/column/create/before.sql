create schema s;
create table s.t (id int primary key);
insert into s.t (id) select g from generate_series(1, 20) as g;
