-- cast alter, cast.comment, cast.definition

-- drop cast (s.a as integer), to make it again: Postgres can't change a cast
drop cast (s.a as integer);

-- make cast (s.a as integer) again
CREATE CAST (s.a AS integer) WITH INOUT AS ASSIGNMENT;
comment on cast (s.a as integer) is 'c';
