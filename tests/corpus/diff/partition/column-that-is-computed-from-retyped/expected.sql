-- column alter, column.type

-- drop view s.v, to make it again: it needs column s.p20.twice, which is made again
drop view s.v;

-- drop column s.p.twice, to make it again: it needs column s.p.n, which becomes of another type
alter table s.p drop column twice;

-- alter column s.p.n: type
alter table s.p alter column n type bigint;

-- make column s.p.twice again
alter table s.p add column twice bigint generated always as ((n * 2)) stored;

-- make view s.v again
create view s.v (twice) as
 SELECT twice
   FROM s.p20;
alter view s.v owner to postgres;
