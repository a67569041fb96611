-- column alter, column.type

-- drop constraint s.t.ordered, to make it again: it needs column s.t.b, which becomes of another type
alter table s.t drop constraint ordered;

-- drop constraint s.p.p_any, to make it again: it needs column s.p.b, which becomes of another type
alter table s.p drop constraint p_any;

-- alter columns of s.p, in one go: a (type), b (type)
alter table s.p alter column a type bigint,
  alter column b type bigint;

-- alter columns of s.t, in one go: a (type), b (type)
--   ! rows of t whose a is no date stop this step: change them first
--   ! rows of t whose b is no date stop this step: change them first
alter table s.t alter column a type date using a::date,
  alter column b type date using b::date;

-- make constraint s.p.p_any again
alter table s.p add constraint p_any CHECK ((COALESCE(a, b) > 0));

-- make constraint s.t.ordered again
alter table s.t add constraint ordered CHECK ((a < b));
