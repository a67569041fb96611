create schema s;
create type s.c as (id int, a text); create table s.t of s.c;
