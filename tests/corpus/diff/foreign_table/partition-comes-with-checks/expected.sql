-- column create, column drop, constraint create, constraint drop, foreign_table alter, foreign_table create, foreign_table drop, foreign_table.additions, foreign_table.definition, table drop

-- s.r DETACH PARTITION s.keeps
ALTER TABLE s.r DETACH PARTITION s.keeps;

-- s.r DETACH PARTITION s.leaves
ALTER TABLE s.r DETACH PARTITION s.leaves;

-- s.p DETACH PARTITION s.moves
ALTER TABLE s.p DETACH PARTITION s.moves;

-- s.closes DETACH PARTITION s.stays
ALTER TABLE s.closes DETACH PARTITION s.stays;

-- drop constraint s.stays.e
alter table s.stays drop constraint e;

-- drop constraint s.moves.c
alter table s.moves drop constraint c;

-- drop constraint s.leaves.d
alter table s.leaves drop constraint d;

-- drop table s.closes
--   ! loses data: the rows of s.closes
drop table s.closes;

-- drop foreign table s.served, to make it again: Postgres can't move a foreign table to another server
drop foreign table s.served;

-- drop foreign table s.goes
drop foreign table s.goes;

-- create foreign table s.comes
CREATE FOREIGN TABLE s.comes (k integer, a integer, b integer CONSTRAINT p_b_not_null NOT NULL) SERVER sv;
alter table s.comes add constraint c CHECK ((a > 0));
ALTER TABLE s.q ATTACH PARTITION s.comes FOR VALUES IN (1);
alter table only s.comes alter column b set default 7;
alter foreign table s.comes owner to postgres;

-- alter foreign table s.joins: definition
alter table s.joins rename constraint joins_a_not_null to r_a_not_null;

-- alter foreign table s.keeps: definition
alter table s.keeps rename constraint r_a_not_null to keeps_a_not_null;

-- alter foreign table s.leaves: definition
alter table s.leaves rename constraint r_a_not_null to leaves_a_not_null;

-- alter foreign table s.moves: definition
alter foreign table s.moves drop column b;
alter foreign table s.moves alter column a set not null;

-- make foreign table s.served again
CREATE FOREIGN TABLE s.served (k integer, a integer CONSTRAINT r_a_not_null NOT NULL) SERVER other;
alter table s.served add constraint d CHECK ((a > 1));
ALTER TABLE s.r ATTACH PARTITION s.served FOR VALUES IN (4);
alter foreign table s.served owner to postgres;

-- create constraint s.comes.own
alter table s.comes add constraint own CHECK ((b > 0));

-- create constraint s.joins.d
alter table s.joins add constraint d CHECK ((a > 1));

-- create constraint s.moves.d
alter table s.moves add constraint d CHECK ((a > 1));

-- s.r ATTACH PARTITION s.joins FOR VALUES IN (5)
ALTER TABLE s.r ATTACH PARTITION s.joins FOR VALUES IN (5);

-- s.r ATTACH PARTITION s.moves FOR VALUES IN (6)
ALTER TABLE s.r ATTACH PARTITION s.moves FOR VALUES IN (6);
