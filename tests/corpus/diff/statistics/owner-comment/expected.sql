-- statistics alter, statistics.comment, statistics.owner

-- alter statistics s.st: comment, owner
alter statistics s.st owner to corpus_owner;
comment on statistics s.st is 'x';
