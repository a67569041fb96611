create schema s;
create type s.c as (a int, keeps text, b interval);
create table s.t of s.c;
alter table s.t alter column b set (n_distinct = 5), alter column b set statistics 7, alter column b set default '1 day';
comment on column s.t.b is 'How long.';
grant select (b) on s.t to corpus_reader;
