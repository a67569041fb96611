create schema s;
create type s.e as enum ('x'); create table s.t (id int primary key, e s.e not null default 'x', f int not null default 1 check (f > 0));
