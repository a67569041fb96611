create schema s;
create table s.p (id bigint not null, a text default 'z', n int); create table s.c (x int) inherits (s.p); create table s.d () inherits (s.c);
