create schema s;
create type s.c as (a int, b text); create table s.t (c s.c);insert into s.t values (row(1, 'x'));
