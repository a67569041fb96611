-- trigger alter, trigger.definition

-- alter trigger s.t.z: definition
CREATE OR REPLACE TRIGGER z AFTER INSERT ON s.t REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION s.f();
