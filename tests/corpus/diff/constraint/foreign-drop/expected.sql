-- constraint drop

-- drop constraint s.c.c_p
alter table s.c drop constraint c_p;
