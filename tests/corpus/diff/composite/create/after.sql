create schema s;
create type s.c as (a int, b text collate "C"); comment on column s.c.a is 'a';
