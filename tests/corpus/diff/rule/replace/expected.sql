-- rule alter, rule.definition

-- alter rule s.t.r: definition
CREATE OR REPLACE RULE r AS
    ON INSERT TO s.t DO  DELETE FROM s.t
  WHERE (t.id = new.id);
