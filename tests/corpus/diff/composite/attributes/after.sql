create schema s;
create type s.c as (a int, c date, d text); create table s.t (c s.c);
