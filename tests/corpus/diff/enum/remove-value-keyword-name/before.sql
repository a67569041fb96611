create schema s;
create type s.json as enum ('a', 'b');
create table s.t (id int, a s.json, b s.json[]);
insert into s.t values (1, 'a', '{a}');
