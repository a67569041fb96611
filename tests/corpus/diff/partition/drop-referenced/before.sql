create schema s;
create table s.t (id int primary key) partition by list (id);
create table s.p partition of s.t for values in (1);
create table s.q partition of s.t for values in (2);
create table s.f (id int references s.t (id));
insert into s.t values (1), (2);
insert into s.f values (1);
