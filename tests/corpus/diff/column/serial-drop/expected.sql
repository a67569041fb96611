-- column drop, sequence drop

-- drop column s.t.id
--   ! loses data: the values of s.t.id
alter table s.t drop column id;
