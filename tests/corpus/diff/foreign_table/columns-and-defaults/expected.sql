-- column create, column drop, foreign_table alter, foreign_table.definition

-- take its default from column s.remote.note
alter table s.remote alter column note drop default;

-- alter foreign table s.remote: definition
alter foreign table s.remote drop column old;
alter foreign table s.remote alter column id type bigint;
alter foreign table s.remote alter column qty drop not null;
alter foreign table s.remote add column newer integer not null;

-- give column s.remote.newer its default
alter table only s.remote alter column newer set default 0;
