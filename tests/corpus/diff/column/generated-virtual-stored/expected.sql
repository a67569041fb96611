-- column alter, column.generated

-- drop column s.t.g, to make it again: Postgres can't make a stored column virtual, nor the other way round
alter table s.t drop column g;

-- make column s.t.g again
alter table s.t add column g integer generated always as ((n + 1)) stored;
