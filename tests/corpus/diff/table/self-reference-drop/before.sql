create schema s;
create table s.t (id int primary key, up int references s.t, constraint x check (id > 0)); create view s.v as select * from s.t;
