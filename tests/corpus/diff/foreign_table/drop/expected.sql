-- foreign_table drop

-- drop foreign table s.f
drop foreign table s.f;
