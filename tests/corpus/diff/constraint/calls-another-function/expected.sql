-- constraint alter, constraint.definition, function create, function drop, index alter, index.definition, index.keys

-- drop index s.w_s, to make it again: Postgres can't change what an index is about
drop index s.w_s;

-- drop constraint s.t.c, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint c;

-- drop function s.ok(integer)
drop function s.ok(integer);

-- drop function s.norm(text)
drop function s.norm(text);

-- create function s.norm2(text)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.norm2(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$select upper($1)$function$;
alter function s.norm2(text) owner to postgres;

-- create function s.ok2(integer)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.ok2(integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$select $1 > -1$function$;
alter function s.ok2(integer) owner to postgres;

-- make constraint s.t.c again
alter table s.t add constraint c CHECK (s.ok2(n));

-- make index s.w_s again
CREATE INDEX w_s ON s.w USING btree (s.norm2(s));
