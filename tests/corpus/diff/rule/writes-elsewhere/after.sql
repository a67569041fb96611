create schema s;
create table s.u (id int primary key, n int);
create table s.v (id int primary key, n int);
create table s.log (id int, n int);
create rule kept as on insert to s.v do also insert into s.log values (new.id, new.n + 1);
create rule keep as on insert to s.u do also insert into s.log values (new.id, new.n);
