-- column alter, column.type

-- drop statistics s.st, to make it again: it needs column s.t.n, which becomes of another type
drop statistics s.st;

-- alter column s.t.n: type
alter table s.t alter column n type bigint;

-- make statistics s.st again
CREATE STATISTICS s.st ON a, n FROM s.t;
ALTER STATISTICS s.st SET STATISTICS 50;
alter statistics s.st owner to postgres;
