-- base_type create, column create, constraint create, function create, table create

-- create base type s.spot
set local check_function_bodies = off;
create type s.spot;
CREATE OR REPLACE FUNCTION s.spot_in(cstring)
 RETURNS s.spot
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4in$function$;
CREATE OR REPLACE FUNCTION s.spot_out(s.spot)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4out$function$;
CREATE TYPE s.spot (INPUT = s.spot_in, OUTPUT = s.spot_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain);
alter type s.spot owner to corpus_owner;
alter function s.spot_in(cstring) owner to postgres;
alter function s.spot_out(s.spot) owner to corpus_owner;
grant usage on type s.spot to corpus_reader;
revoke usage on type s.spot from public;
comment on type s.spot is 'where something lies';
comment on function s.spot_in(cstring) is 'reads';

-- create function s.here(s.spot)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.here(s.spot)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
BEGIN ATOMIC
 SELECT ($1 IS NOT NULL);
END;
alter function s.here(s.spot) owner to postgres;

-- create table s.things
create table s.things (
  id integer not null,
  place s.spot,
  places s.spot[]
);
alter table s.things owner to postgres;

-- create constraint s.things.things_pkey
alter table s.things add constraint things_pkey PRIMARY KEY (id);
