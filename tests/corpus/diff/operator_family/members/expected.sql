-- operator_family alter, operator_family.additions

-- alter operator family s.fam using btree: additions
ALTER OPERATOR FAMILY s.fam USING btree drop function 1 (integer, bigint);
ALTER OPERATOR FAMILY s.fam USING btree ADD OPERATOR 3 pg_catalog.=(integer, bigint);
