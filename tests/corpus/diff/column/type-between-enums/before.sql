create schema s;
create type s.e as enum ('x', 'y'); create type s.f as enum ('x', 'y', 'z'); create table s.t (id int primary key, a s.e default 'x');insert into s.t values (1);
