-- operator_class create, operator_class drop, operator_family create, operator_family drop

-- drop operator class s.c using btree
drop operator class s.c using btree;

-- drop operator family s.c using btree
drop operator family s.c using btree;

-- create operator family s.d using hash
CREATE OPERATOR FAMILY s.d USING hash;
alter operator family s.d using hash owner to postgres;

-- create operator class s.d using hash
CREATE OPERATOR CLASS s.d FOR TYPE integer USING hash FAMILY s.d AS FUNCTION 1 (integer, integer) hashint4(integer), OPERATOR 1 pg_catalog.=(integer, integer), STORAGE integer;
alter operator class s.d using hash owner to postgres;
