create schema s;
create type s.c as (a int, b text, c date); create table s.t (c s.c); comment on column s.c.b is 'b';
