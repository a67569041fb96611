create schema s;
create table s.p (id int generated always as identity primary key, n int unique); create table s.c (id int primary key, p int references s.p); insert into s.p (n) values (1), (2); insert into s.c values (1, 2); create view s.v as select p.id, c.id as cid from s.p join s.c on c.p = p.id;
