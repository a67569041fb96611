-- table alter, table.partition_of, trigger create

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;

-- alter column s.t1.id: not_null_as
alter table s.t1 rename constraint t_id_not_null to t1_id_not_null;

-- alter column s.t1.at: not_null_as
alter table s.t1 rename constraint t_at_not_null to t1_at_not_null;

-- create trigger s.t1.z
CREATE TRIGGER z AFTER INSERT ON s.t1 FOR EACH ROW EXECUTE FUNCTION s.f();
