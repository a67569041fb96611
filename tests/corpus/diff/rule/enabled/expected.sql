-- rule alter, rule.additions

-- alter rule s.t.r: additions
ALTER TABLE s.t ENABLE ALWAYS RULE r;
