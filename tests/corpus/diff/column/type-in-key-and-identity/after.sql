create schema s;
create table s.p (id bigint generated always as identity primary key, n int unique); create table s.c (id int primary key, p bigint references s.p); create view s.v as select p.id, c.id as cid from s.p join s.c on c.p = p.id;
