create schema s;
create type s.c as (a int, keeps text, later text);
create table s.t of s.c;
alter table s.t alter column later set statistics 9, alter column later set (n_distinct = -1), alter column later set storage external;
comment on column s.t.later is 'In the end.';
