-- Privileges on what extensions brought, and what every database is born with: apart from what pg_init_privs says it came with.
create schema shop;
create schema ext;
create extension pg_stat_statements;
create extension hstore with schema ext;
create extension postgres_fdw;
create table shop.t (id int primary key, a ext.hstore);
create table public.u (id int primary key);
create function public.f(a int) returns int language sql as 'select 1';
grant select, insert on all tables in schema public to {{alice}}; grant select (query, calls) on public.pg_stat_statements to {{odd}}; revoke select on public.pg_stat_statements from public;
grant execute on all functions in schema public to {{alice}}; revoke execute on all functions in schema ext from public; grant execute on function ext.akeys(ext.hstore), ext.avals(ext.hstore) to {{bob}} with grant option;
revoke usage on type ext.hstore from public; grant usage on type ext.hstore to {{bob}}; grant usage on foreign data wrapper postgres_fdw to {{alice}};
grant usage on schema ext to public;
grant execute on function pg_catalog.pg_read_file(text) to {{alice}}; revoke execute on function pg_catalog.pg_sleep(double precision) from public; grant select (usename) on pg_catalog.pg_shadow to {{bob}};
revoke usage on language plpgsql from public; grant usage on language plpgsql to {{odd}}; revoke usage on type pg_catalog.jsonb from public; grant usage on type pg_catalog.jsonb to public, {{bob}};
revoke all on public.pg_stat_statements_info from current_user;
