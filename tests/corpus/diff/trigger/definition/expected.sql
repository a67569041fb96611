-- trigger alter, trigger.definition, trigger.enabled

-- alter trigger s.t.z: definition, enabled
CREATE OR REPLACE TRIGGER z AFTER UPDATE ON s.t FOR EACH STATEMENT EXECUTE FUNCTION s.f();
alter table s.t enable replica trigger z;
