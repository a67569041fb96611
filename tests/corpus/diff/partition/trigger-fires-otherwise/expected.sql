-- column create, table alter, table create, table.triggers, trigger create

-- create table s.q
create table s.q partition of s.t FOR VALUES IN (3);
alter table s.q owner to postgres;

-- create trigger s.t.y
CREATE TRIGGER y AFTER INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.f();

-- triggers of partitions fire otherwise than above them: w, x, y
alter table s.p enable trigger x;
alter table s.p disable trigger w;
alter table s.q disable trigger x;
alter table s.p1 enable always trigger w;
alter table s.p1 enable replica trigger y;
