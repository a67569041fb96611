-- statistics create

-- create statistics s.st
CREATE STATISTICS s.st ON a, n FROM s.t;
alter statistics s.st owner to postgres;
