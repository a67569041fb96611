-- column rename, rule alter, rule.definition

-- drop rule s.t.r, to make it again: it changes, and a column that it reads has another name
drop rule r on s.t;

-- rename t.a to b
alter table s.t rename column a to b;

-- make rule s.t.r again
CREATE RULE r AS
    ON INSERT TO s.t DO  INSERT INTO s.log (a)
  VALUES (new.b);
