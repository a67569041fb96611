create schema s;
create type s.c as (a bigint, b varchar(9), c varchar(8), new int);
create table s.t of s.c (a primary key, b default 'x');
create table s.u of s.c;
