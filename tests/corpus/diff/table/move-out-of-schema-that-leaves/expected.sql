-- schema drop, table rename, view create, view drop

-- drop view q.v
drop view q.v;

-- rename table q.t to s.t
alter table q.t set schema s;

-- create view s.v
create view s.v (id) as
 SELECT id
   FROM s.t;
alter view s.v owner to postgres;

-- drop schema q
drop schema q;
