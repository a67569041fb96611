create schema s;
create type s.e as enum ('a', 'z');
create type s.f as enum ('a', 'y');
create table s.t (x s.f, y s.e);
