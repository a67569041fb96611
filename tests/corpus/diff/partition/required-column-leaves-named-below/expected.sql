-- column drop

-- drop column s.event.data
--   ! loses data: the values of s.event.data
alter table s.event drop column data;
