create schema s;
create table s.t (id int primary key) partition by list (id);
create table s.p partition of s.t for values in (1);
create table s.r partition of s.t for values in (3);
create table s.f (id int references s.t (id));
