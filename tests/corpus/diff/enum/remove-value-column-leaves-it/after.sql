create schema s;
create type s.e as enum ('1', '2');
create table s.t (id int, a int default 1, b s.e);
