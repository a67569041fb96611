create schema s;
create type s.c as (a int, b text, c varchar(4), old int);
create table s.t of s.c (a primary key, b default 'x');
create table s.u of s.c;
