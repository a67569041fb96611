create schema s;
create type s.e as enum ('_', 'a', 'a1', 'a2', 'b', 'c', 'd'); create table s.t (e s.e default 'a');
