-- column create, column drop, column rename, foreign_table alter, foreign_table.additions, foreign_table.definition

-- s.p DETACH PARTITION s.f
ALTER TABLE s.p DETACH PARTITION s.f;

-- take its default from column s.f.old
alter table s.f alter column old drop default;

-- rename p.old to new
alter table s.p rename column old to new;

-- rename f.old to new
alter table s.f rename column old to new;

-- give column s.f.new its default
alter table only s.f alter column new set default 3;
