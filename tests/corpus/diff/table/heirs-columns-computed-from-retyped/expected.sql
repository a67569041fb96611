-- column alter, column.type

-- drop index s.c_twice, to make it again: it needs column s.c.twice, which is made again
drop index s.c_twice;

-- drop column s.p.twice, to make it again: it needs column s.p.n, which becomes of another type
alter table s.p drop column twice;

-- alter column s.p.n: type
alter table s.p alter column n type bigint;

-- make column s.p.twice again
alter table s.p add column twice bigint generated always as ((n * 2)) stored;

-- make index s.c_twice again
CREATE INDEX c_twice ON s.c USING btree (twice);
