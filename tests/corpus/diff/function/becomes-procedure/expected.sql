-- function alter, function.definition, function.returns, function.routine

-- drop function s.f(), to make it again: Postgres can't make a function a procedure
drop function s.f();

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE PROCEDURE s.f()
 LANGUAGE sql
AS $procedure$select$procedure$;
alter procedure s.f() owner to postgres;
