-- column drop, column rename, index drop

-- drop index s.t_b
drop index s.t_b;

-- drop column s.t.b
--   ! loses data: the values of s.t.b
alter table s.t drop column b;

-- rename t.a to b
alter table s.t rename column a to b;
