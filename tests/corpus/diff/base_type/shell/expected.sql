-- base_type alter, base_type.definition, function create

-- create function s.later_in(cstring)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.later_in(cstring)
 RETURNS s.later
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4in$function$;
alter function s.later_in(cstring) owner to postgres;

-- create function s.later_out(s.later)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.later_out(s.later)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4out$function$;
alter function s.later_out(s.later) owner to postgres;

-- alter base type s.later: definition
CREATE TYPE s.later (INPUT = s.later_in, OUTPUT = s.later_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain);
