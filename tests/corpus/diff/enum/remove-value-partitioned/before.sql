create schema s;
create type s.e as enum ('a', 'b', 'c');
create table s.t (id int, e s.e default 'a') partition by range (id); create table s.t1 partition of s.t for values from (0) to (9); insert into s.t values (1, 'b');
