-- operator alter, operator.definition

-- drop view s.v, to make it again: it needs operator s.===(integer, integer), which is made again
drop view s.v;

-- drop operator s.===(integer, integer), to make it again: Postgres can't change the function of an operator
drop operator s.===(integer, integer);

-- make operator s.===(integer, integer) again
CREATE OPERATOR s.=== (FUNCTION = s.lt, LEFTARG = integer, RIGHTARG = integer);
alter operator s.===(integer, integer) owner to postgres;

-- make view s.v again
create view s.v (x) as
 SELECT (1 OPERATOR(s.===) 2) AS x;
alter view s.v owner to postgres;
