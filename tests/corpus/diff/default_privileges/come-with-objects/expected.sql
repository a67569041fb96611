-- column create, default_privileges create, function create, table create

-- create function s.f()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
alter function s.f() owner to postgres;
revoke execute on function s.f() from public;

-- create table s.t
create table s.t (
  id integer
);
alter table s.t owner to postgres;

-- create table s.u
create table s.u (
  id integer
);
alter table s.u owner to postgres;
grant insert, select on table s.u to corpus_reader;

-- create default privileges postgres on functions
alter default privileges for role postgres revoke all on functions from public;

-- create default privileges postgres on sequences
alter default privileges for role postgres grant usage on sequences to public;

-- create default privileges postgres on types
alter default privileges for role postgres revoke all on types from public;

-- create default privileges s.postgres on tables
alter default privileges for role postgres in schema s grant insert, select on tables to corpus_reader;
