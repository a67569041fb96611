-- column drop, foreign_table alter, foreign_table.additions, foreign_table.definition

-- s.p DETACH PARTITION s.f
ALTER TABLE s.p DETACH PARTITION s.f;

-- take its default from column s.f.old
alter table s.f alter column old drop default;

-- drop column s.p.old
--   ! loses data: the values of s.p.old
alter table s.p drop column old;

-- alter foreign table s.f: definition
alter foreign table s.f drop column old;
