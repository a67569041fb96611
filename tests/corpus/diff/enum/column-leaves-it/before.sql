create schema s;
create type s.e as enum ('a', 'b');
create table s.t (id int primary key, a s.e default 'a', b s.e[]); insert into s.t values (1, 'b', '{a}');
