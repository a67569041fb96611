-- column drop, constraint drop, publication alter, publication.definition, schema drop, table drop

-- drop table q.c
--   ! loses data: the rows of q.c
drop table q.c;

-- drop schema q
drop schema q;

-- alter publication p: definition
alter publication p drop table only s.b;

-- drop table s.b
--   ! loses data: the rows of s.b
drop table s.b;
