-- cast create, cast drop

-- drop cast (s.a as integer)
drop cast (s.a as integer);

-- create cast (integer as s.a)
CREATE CAST (integer AS s.a) WITH INOUT;
