-- column create, foreign_table alter, foreign_table.definition

-- alter foreign table s.f: definition
alter foreign table s.f drop column b;
alter foreign table s.f alter column a type bigint;
alter foreign table s.f alter column c type numeric(7,2);
alter foreign table s.f alter column c set not null;
alter foreign table s.f add column d date;

-- give column s.f.d its default
alter table only s.f alter column d set default now();
