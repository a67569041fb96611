-- trigger create

-- create trigger s.t.z
CREATE TRIGGER z BEFORE INSERT OR UPDATE OF n ON s.t FOR EACH ROW WHEN ((new.n > 0)) EXECUTE FUNCTION s.f('a', 'b');
comment on trigger z on s.t is 'z';
