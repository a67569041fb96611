-- column alter, column.type, constraint alter, constraint.definition

-- drop view s.v, to make it again: it needs column s.t1.n, which becomes of another type
drop view s.v;

-- drop constraint s.t.k, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint k;

-- alter column s.t.n: type
alter table s.t alter column n type numeric;

-- make constraint s.t.k again
alter table s.t add constraint k CHECK ((n > (0)::numeric));

-- make view s.v again
create view s.v (n) as
 SELECT n
   FROM s.t1;
alter view s.v owner to postgres;
