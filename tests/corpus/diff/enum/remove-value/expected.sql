-- enum alter, enum.values

-- drop view s.v, to make it again: it needs column s.t.e, which becomes of another type
drop view s.v;

-- drop index s.t_e, to make it again: it needs enum s.e, which is made again
drop index s.t_e;

-- drop constraint s.t.t_check, to make it again: it needs enum s.e, which is made again
alter table s.t drop constraint t_check;

-- drop column s.g.g, to make it again: it needs column s.g.e, which becomes of another type
alter table s.g drop column g;

-- drop function s.f(s.e), to make it again: it needs enum s.e, which is made again
drop function s.f(s.e);

-- drop domain s.d, to make it again: it needs enum s.e, which is made again
drop domain s.d;

-- drop composite s.c, to make it again: it needs enum s.e, which is made again
drop type s.c;

-- make enum s.e again without c: Postgres can't take values away from an enum
--   ! rows with c stop this step: change them first
alter type s.e rename to zz_arch_old_e;
create type s.e as enum ('a', 'b');
alter type s.e owner to postgres;
grant usage on type s.e to corpus_reader;
comment on type s.e is 'x';
alter table s.t alter column e drop default;
alter table s.t alter column es drop default;
alter table s.g alter column e type s.e using e::text::s.e;
alter table s.t alter column e type s.e using e::text::s.e,
  alter column es type s.e[] using es::text[]::s.e[];
alter table s.t alter column e set default 'a'::s.e;
alter table s.t alter column es set default '{a,b}'::s.e[];
drop type s.zz_arch_old_e;

-- make composite s.c again
create type s.c as (e s.e);
alter type s.c owner to postgres;

-- make domain s.d again
create domain s.d as s.e;
alter domain s.d owner to postgres;

-- make function s.f(s.e) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(s.e)
 RETURNS s.e
 LANGUAGE sql
AS $function$select $1$function$;
alter function s.f(s.e) owner to postgres;

-- make column s.g.g again
alter table s.g add column g boolean generated always as ((e = 'a'::s.e)) stored;

-- make constraint s.t.t_check again
alter table s.t add constraint t_check CHECK (((e <> 'b'::s.e) OR (id > 0)));

-- make index s.t_e again
CREATE INDEX t_e ON s.t USING btree (e) WHERE (e = 'a'::s.e);

-- make view s.v again
create view s.v (e) as
 SELECT e
   FROM s.t;
alter view s.v owner to postgres;
