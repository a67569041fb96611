-- function create, materialized_view create

-- create function app.counted()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION app.counted()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$select count(*) from app.rows()$function$;
alter function app.counted() owner to postgres;

-- create materialized view app.z
create materialized view app.z (id, code) as
 SELECT id,
    code
   FROM app.source
with no data;
refresh materialized view app.z;
alter materialized view app.z owner to postgres;

-- create function app.rows()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION app.rows()
 RETURNS SETOF app.z
 LANGUAGE sql
 STABLE
AS $function$select * from app.z$function$;
alter function app.rows() owner to postgres;

-- create materialized view app.a
create materialized view app.a (n) as
 SELECT app.counted() AS n
with no data;
refresh materialized view app.a;
alter materialized view app.a owner to postgres;
