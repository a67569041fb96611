-- column drop, foreign_table alter, foreign_table.additions, foreign_table.definition

-- s.p DETACH PARTITION s.f
ALTER TABLE s.p DETACH PARTITION s.f;

-- drop column s.p.old
--   ! loses data: the values of s.p.old
alter table s.p drop column old;
