-- column alter, column.type

-- drop view s.v, to make it again: it needs column s.t.g, which is made again
drop view s.v;

-- drop column s.t.g, to make it again: it needs column s.t.n, which becomes of another type
alter table s.t drop column g;

-- alter column s.t.n: type
alter table s.t alter column n type bigint;

-- make column s.t.g again
alter table s.t add column g bigint generated always as ((n + 1)) stored;

-- make view s.v again
create view s.v (g) as
 SELECT g
   FROM s.t;
alter view s.v owner to postgres;
