-- column alter, column.type, domain create, function create

-- create function s.first(s.t)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.first(s.t)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$select $1.a + 9223372036854775000 > 0$function$;
alter function s.first(s.t) owner to postgres;

-- create function s.positive(text)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.positive(text)
 RETURNS boolean
 LANGUAGE sql
AS $function$select exists (select a from s.t where a > 0) or $1 is null or true$function$;
alter function s.positive(text) owner to postgres;

-- create domain s.word
create domain s.word as text constraint word_check CHECK (((VALUE IS NULL) OR s.positive(VALUE) OR s.first(NULL::s.t)));
alter domain s.word owner to postgres;

-- alter columns of s.t, in one go: a (type), b (type)
--   ! rows of t whose b is no s.word stop this step: change them first
alter table s.t alter column a type bigint,
  alter column b type s.word using b::s.word;
