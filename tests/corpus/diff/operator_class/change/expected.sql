-- operator_family alter, operator_family.additions

-- alter operator family s.c using btree: additions
ALTER OPERATOR FAMILY s.c USING btree ADD FUNCTION 2 (integer, integer) btint4sortsupport(internal);
