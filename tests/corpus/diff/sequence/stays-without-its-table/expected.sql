-- column drop, range alter, range.definition, sequence alter, sequence.owned_by, table drop

-- sequence s.q belongs to no column
alter sequence s.q owned by none;

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;

-- drop range s.r, to make it again: Postgres can't change a range type
drop type s.r;

-- make range s.r again
CREATE TYPE s.r AS RANGE (SUBTYPE = date, SUBTYPE_OPCLASS = pg_catalog.date_ops, MULTIRANGE_TYPE_NAME = s.many);
alter type s.r owner to postgres;
