-- column drop, index drop

-- drop index s.t_n
drop index s.t_n;

-- drop column s.t.n
--   ! loses data: the values of s.t.n
alter table s.t drop column n;
