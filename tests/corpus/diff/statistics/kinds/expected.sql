-- statistics alter, statistics.definition

-- drop statistics s.st, to make it again: Postgres can't change what statistics are about
drop statistics s.st;

-- make statistics s.st again
CREATE STATISTICS s.st (ndistinct, mcv) ON a, n FROM s.t;
alter statistics s.st owner to postgres;
