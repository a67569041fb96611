create schema s;
create type s.e as enum ('a', 'b');
create type s.f as enum ('a', 'c');
create table s.t (x s.e, y s.f);
