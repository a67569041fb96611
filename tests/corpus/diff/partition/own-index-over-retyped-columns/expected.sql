-- column alter, column.type

-- drop index s.p1_first, to make it again: it needs column s.p1.b, which becomes of another type
drop index s.p1_first;

-- alter columns of s.p, in one go: a (type), b (type)
alter table s.p alter column a type bigint,
  alter column b type bigint;

-- make index s.p1_first again
CREATE INDEX p1_first ON s.p1 USING btree (COALESCE(a, b));
