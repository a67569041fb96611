-- column rename, foreign_table alter, foreign_table.additions, foreign_table.definition

-- drop foreign table s.f, to make it again: Postgres can't move columns, nor add them elsewhere than at the end
drop foreign table s.f;

-- rename p.old to new
alter table s.p rename column old to new;

-- make foreign table s.f again
CREATE FOREIGN TABLE s.f (id integer, k integer, old integer, note text) SERVER v;
alter table only s.f alter column old set default 3;
alter foreign table s.f owner to postgres;
