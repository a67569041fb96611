create schema s;
create type s.e as enum ('x', 'y');
create table s.t (id int primary key, a s.e default 'x', b s.e[]);
