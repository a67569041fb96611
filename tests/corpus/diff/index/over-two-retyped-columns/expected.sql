-- column alter, column.type

-- drop statistics s.t_sums, to make it again: it needs column s.t.b, which becomes of another type
drop statistics s.t_sums;

-- drop index s.t_some, to make it again: it needs column s.t.a, which becomes of another type
drop index s.t_some;

-- drop index s.t_first, to make it again: it needs column s.t.b, which becomes of another type
drop index s.t_first;

-- alter columns of s.t, in one go: a (type), b (type), "B c" (type)
alter table s.t alter column a type bigint,
  alter column b type bigint,
  alter column "B c" type bigint;

-- make index s.t_first again
CREATE INDEX t_first ON s.t USING btree (id, COALESCE(a, b) DESC);

-- make index s.t_some again
CREATE INDEX t_some ON s.t USING btree (a) WHERE (a > "B c");

-- make statistics s.t_sums again
CREATE STATISTICS s.t_sums ON id, COALESCE(a, b) FROM s.t;
alter statistics s.t_sums owner to postgres;
