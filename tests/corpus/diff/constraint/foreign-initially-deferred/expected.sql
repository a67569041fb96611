-- constraint alter, constraint.definition

-- alter constraint s.c.c_p: definition
alter table s.c alter constraint c_p deferrable initially deferred;
