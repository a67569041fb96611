create schema s;
create type s.c as (a text, b text, n int);
create table s.t of s.c;
alter table s.t alter column a set storage external, alter column a set compression pglz, alter column a set statistics 7, alter column b set storage main;
