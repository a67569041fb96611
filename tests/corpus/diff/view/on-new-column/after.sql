create schema s;
create table s.t (id int primary key, a text, n int, z date);
create view s.v as select id, a, z from s.t;
