-- statistics drop

-- drop statistics s.st
drop statistics s.st;
