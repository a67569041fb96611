-- column alter, column drop, column.type, constraint drop, policy drop, rule drop, table drop

-- drop table s.leaves
--   ! loses data: the rows of s.leaves
drop table s.leaves;

-- alter column s.o.n: type
alter table s.o alter column n type text using n::text;
