-- column rename, column.not_null, column.type

-- rename t.a to n
alter table s.t rename column a to n;

-- alter column s.t.n: not_null, type
--   ! rows of t whose n is no integer stop this step: change them first
alter table s.t alter column n type integer using n::integer;
alter table s.t alter column n set not null;
