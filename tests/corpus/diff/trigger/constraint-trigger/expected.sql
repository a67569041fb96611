-- trigger alter, trigger.definition

-- drop trigger s.t.z, to make it again: Postgres can't replace a constraint trigger
drop trigger z on s.t;

-- make trigger s.t.z again
CREATE CONSTRAINT TRIGGER z AFTER INSERT ON s.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION s.f();
