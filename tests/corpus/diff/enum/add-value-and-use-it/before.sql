create schema s;
create type s.e as enum ('a', 'b', 'c');
create table s.t (e s.e default 'a'); insert into s.t values ('b');
