-- column create, constraint create, table alter, table create, table.partition_of, table.triggers, trigger alter, trigger create, trigger drop, trigger rename, trigger.definition

-- s.p detach partition s.p4
alter table s.p detach partition s.p4;

-- drop trigger s.p.leaves
drop trigger leaves on s.p;

-- rename trigger s.p.renamed to s.p.renamed_later
alter trigger renamed on s.p rename to renamed_later;

-- create table s.p5
create table s.p5 partition of s.p FOR VALUES IN (5);
alter table s.p5 owner to postgres;

-- alter column s.p4.a: not_null_as
alter table s.p4 rename constraint p_a_not_null to p4_a_not_null;

-- alter trigger s.p.changes: definition
CREATE OR REPLACE TRIGGER changes AFTER INSERT OR UPDATE ON s.p FOR EACH ROW EXECUTE FUNCTION s.f();
alter table s.p2 disable trigger changes;
alter table s.p22 enable always trigger changes;

-- create trigger s.p.comes
CREATE TRIGGER comes AFTER DELETE ON s.p FOR EACH ROW EXECUTE FUNCTION s.f();

-- triggers of partitions fire otherwise than above them: comes, leaves, renamed_later
alter table s.p1 disable trigger comes;
alter table s.p2 enable replica trigger renamed_later;
alter table s.p5 disable trigger comes;
alter table s.p5 disable trigger renamed_later;
