-- column drop, statistics alter, statistics.definition

-- drop statistics s.st, to make it again: Postgres can't change what statistics are about
drop statistics s.st;

-- drop column s.t.n
--   ! loses data: the values of s.t.n
alter table s.t drop column n;

-- make statistics s.st again
CREATE STATISTICS s.st ON a, id FROM s.t;
alter statistics s.st owner to postgres;
