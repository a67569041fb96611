-- constraint alter, constraint.valid

-- alter constraint s.c.c_p: valid
alter table s.c validate constraint c_p;
