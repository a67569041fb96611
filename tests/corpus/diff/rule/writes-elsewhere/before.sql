create schema s;
create table s.t (id int primary key, n int);
create table s.v (id int primary key, n int);
create table s.log (id int, n int);
create rule keep as on insert to s.v do also insert into s.log values (new.id, new.n);
insert into s.t values (1, 2);
