create schema s;
create table s.base (created_at timestamp default now(), e integer);
create table s.child (a integer, b integer) inherits (s.base);
create table s.other (c integer) inherits (s.base);
insert into s.child values (now(), 7, 1, 2);
insert into s.other values (now(), 8, 3);
