-- constraint create, constraint drop

-- drop constraint s.a.x
alter table s.a drop constraint x;

-- create constraint s.b.x
alter table s.b add constraint x UNIQUE (n);
