-- column drop, index drop

-- drop index s.t_a
drop index s.t_a;

-- drop column s.t.a
--   ! loses data: the values of s.t.a
alter table s.t drop column a;
