-- column create, function create

-- create function app.helper(text)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION app.helper(v text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$select length(v) > 0$function$;
alter function app.helper(v text) owner to postgres;

-- create column app.entries.val
alter table app.entries add column val app.checked default 'ok'::text;
