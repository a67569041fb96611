create schema s;
create type s.c as (a int, b text); comment on column s.c.b is 'b';
