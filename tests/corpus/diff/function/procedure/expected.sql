-- function alter, function.comment, function.definition, function.grants

-- alter function s.p(integer, integer): comment, definition, grants
set local check_function_bodies = off;
CREATE OR REPLACE PROCEDURE s.p(IN a integer, INOUT b integer DEFAULT 3)
 LANGUAGE plpgsql
AS $procedure$begin b := a + 1; end$procedure$;
grant execute on procedure s.p(IN a integer, INOUT b integer) to corpus_reader;
comment on procedure s.p(IN a integer, INOUT b integer) is 'p';
