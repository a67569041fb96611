-- constraint alter, constraint.definition, constraint.references

-- drop constraint s.c.c_p, to make it again: Postgres can't change what a constraint says
alter table s.c drop constraint c_p;

-- make constraint s.c.c_p again
alter table s.c add constraint c_p FOREIGN KEY (p) REFERENCES s.p(k);
