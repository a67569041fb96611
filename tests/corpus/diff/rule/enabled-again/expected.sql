-- rule alter, rule.additions

-- alter rule s.t.r: additions
alter table s.t enable rule r;
