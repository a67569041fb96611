-- operator_family create, operator_family drop

-- drop operator family s.fam using btree
drop operator family s.fam using btree;

-- create operator family s.fam using hash
CREATE OPERATOR FAMILY s.fam USING hash;
alter operator family s.fam using hash owner to postgres;
