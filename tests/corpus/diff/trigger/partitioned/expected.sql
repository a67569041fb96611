-- trigger alter, trigger.definition

-- alter trigger s.t.z: definition
CREATE OR REPLACE TRIGGER z AFTER UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION s.f();
