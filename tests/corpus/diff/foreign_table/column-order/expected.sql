-- foreign_table alter, foreign_table.definition

-- drop view s.v, to make it again: it needs foreign_table s.f, which is made again
drop view s.v;

-- drop foreign table s.f, to make it again: Postgres can't move columns, nor add them elsewhere than at the end
drop foreign table s.f;

-- make foreign table s.f again
CREATE FOREIGN TABLE s.f (b text, a integer) SERVER v;
alter foreign table s.f owner to postgres;

-- make view s.v again
create view s.v (a) as
 SELECT a
   FROM s.f;
alter view s.v owner to postgres;
