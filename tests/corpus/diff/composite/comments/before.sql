create schema s;
create type s.c as (a int, b text); comment on column s.c.a is 'a'; comment on type s.c is 'c';
