create schema s;
create type s.e as enum ('a', 'b', 'c');
create table s.t (id int primary key, e s.e default 'a', es s.e[] default '{a,b}'); insert into s.t values (1, 'b', '{b}'); create view s.v as select e from s.t; create index t_e on s.t (e) where e = 'a'; create function s.f(s.e) returns s.e language sql as 'select $1'; alter table s.t add check (e <> 'b' or id > 0); create table s.g (e s.e, g boolean generated always as (e = 'a') stored); create type s.c as (e s.e); create domain s.d as s.e; comment on type s.e is 'x'; grant usage on type s.e to corpus_reader;
