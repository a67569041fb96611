-- base_type alter, base_type.definition, function create, function drop

-- create function s.a_recv(internal)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.a_recv(internal)
 RETURNS s.a
 LANGUAGE internal
 STABLE STRICT
AS $function$textrecv$function$;
alter function s.a_recv(internal) owner to postgres;

-- create function s.a_send(s.a)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.a_send(s.a)
 RETURNS bytea
 LANGUAGE internal
 STABLE STRICT
AS $function$textsend$function$;
alter function s.a_send(s.a) owner to postgres;

-- alter base type s.a: definition
alter type s.a set (receive = s.a_recv, send = s.a_send);

-- alter base type s.b: definition
alter type s.b set (receive = none, send = none);

-- drop function s.b_send(s.b)
drop function s.b_send(s.b);

-- drop function s.b_recv(internal)
drop function s.b_recv(internal);
