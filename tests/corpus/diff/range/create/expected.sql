-- range create

-- create range s.r
CREATE TYPE s.r AS RANGE (SUBTYPE = integer, SUBTYPE_OPCLASS = pg_catalog.int4_ops, MULTIRANGE_TYPE_NAME = s.r_multirange);
alter type s.r owner to postgres;
