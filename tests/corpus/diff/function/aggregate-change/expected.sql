-- function alter, function.definition

-- alter function s.agg(integer): definition
CREATE OR REPLACE AGGREGATE s.agg(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '5');
