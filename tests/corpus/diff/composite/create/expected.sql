-- composite create

-- create composite s.c
create type s.c as (a integer, b text collate "C");
alter type s.c owner to postgres;
comment on column s.c.a is 'a';
