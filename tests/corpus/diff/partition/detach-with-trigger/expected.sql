-- table alter, table.partition_of, trigger create

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;

-- create trigger s.t1.z
CREATE TRIGGER z AFTER INSERT ON s.t1 FOR EACH ROW EXECUTE FUNCTION s.f();
