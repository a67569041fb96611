-- constraint create, trigger create

-- create constraint s.f.k
alter table s.f add constraint k CHECK ((a > 0));

-- create trigger s.f.z
CREATE TRIGGER z BEFORE INSERT ON s.f FOR EACH ROW EXECUTE FUNCTION s.g();
