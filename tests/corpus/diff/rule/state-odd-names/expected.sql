-- rule alter, rule.additions

-- alter rule s."new line"."a on b": additions
alter table s."new
line" enable rule "a on b";
