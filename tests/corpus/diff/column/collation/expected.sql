-- column alter, column.collation

-- drop view s.v, to make it again: it needs column s.t.a, which becomes of another type
drop view s.v;

-- alter column s.t.a: collation
alter table s.t alter column a type text collate "C";

-- make view s.v again
create view s.v (a) as
 SELECT a
   FROM s.t;
alter view s.v owner to postgres;
