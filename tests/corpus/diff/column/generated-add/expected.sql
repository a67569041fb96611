-- column alter, column.generated

-- drop column s.t.g, to make it again: Postgres can't make a plain column a generated one
--   ! loses data: the values of s.t.g
alter table s.t drop column g;

-- make column s.t.g again
alter table s.t add column g integer generated always as ((n + 1)) stored;
