create schema s;
create type s.e as enum ('a', 'b', 'c');
create table s.t (id int primary key, e s.e); insert into s.t values (1, 'b'); create index t_e on s.t (e);
