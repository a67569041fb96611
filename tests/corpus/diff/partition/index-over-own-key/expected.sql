-- constraint alter, constraint.part_of, index drop

-- drop index s.i
drop index s.i cascade;

-- make constraint s.p.p_pk again
alter table s.p add constraint p_pk PRIMARY KEY (id, a);
