-- statistics alter, statistics.additions

-- alter statistics s.st: additions
ALTER STATISTICS s.st SET STATISTICS 200;
