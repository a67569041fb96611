create schema s;
create type s.e as enum ('c', 'b', 'a'); create table s.t (id int primary key, e s.e); create index t_e on s.t (e);
