create schema s;
create type s.json as enum ('a');
create table s.t (id int, a s.json, b s.json[]);
