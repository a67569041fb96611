-- foreign_table alter, foreign_table.definition

-- alter foreign table s.f: definition
alter foreign table s.f alter column a options (drop x, set y '3', add z '4');
alter foreign table s.f options (drop p, set q '3');
