create schema s;
create type s.c as (a bigint, b text); create table s.t (c s.c);
