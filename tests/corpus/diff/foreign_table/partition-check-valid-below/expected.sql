-- constraint alter, constraint create, constraint.valid, foreign_table alter, foreign_table create, foreign_table.definition

-- drop foreign table s.again, to make it again: Postgres can't move a foreign table to another server
drop foreign table s.again;

-- make foreign table s.again again
CREATE FOREIGN TABLE s.again (k integer, a integer) SERVER other;
alter table s.again add constraint c CHECK ((a > 0));
ALTER TABLE s.p ATTACH PARTITION s.again FOR VALUES IN (2);
alter foreign table s.again owner to postgres;

-- create foreign table s.comes
CREATE FOREIGN TABLE s.comes (k integer, a integer) SERVER sv;
alter table s.comes add constraint c CHECK ((a > 0));
ALTER TABLE s.p ATTACH PARTITION s.comes FOR VALUES IN (3);
alter foreign table s.comes owner to postgres;

-- create constraint s.p3.c
alter table s.p3 add constraint c CHECK ((a > 0)) not valid;

-- alter constraint s.p4.c: valid
alter table s.p4 validate constraint c;

-- f holds c, which is not valid above
alter table s.f validate constraint c;

-- f3 holds c, which is not valid above
alter table s.f3 validate constraint c;
