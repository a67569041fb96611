create schema s;
create type s.e as enum ('a', 'b', 'c', 'd'); create table s.t (e s.e default 'd', constraint k check (e <> 'd')); create view s.v as select * from s.t where e = 'd';
