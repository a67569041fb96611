-- base_type alter, base_type.definition, function create

-- create function s.word_recv(internal)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.word_recv(internal)
 RETURNS s.word
 LANGUAGE internal
 STABLE STRICT
AS $function$textrecv$function$;
alter function s.word_recv(internal) owner to postgres;

-- create function s.word_send(s.word)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.word_send(s.word)
 RETURNS bytea
 LANGUAGE internal
 STABLE STRICT
AS $function$textsend$function$;
alter function s.word_send(s.word) owner to postgres;

-- alter base type s.word: definition
--   no way back: alter base type s.word: definition: stays, Postgres has no statement that takes it back
alter type s.word set (storage = extended);
alter table only s.notes alter column title set storage extended;

-- alter base type s.word: definition
alter type s.word set (receive = s.word_recv, send = s.word_send, analyze = array_typanalyze);
