create schema s;
create type s.c as (a int);
