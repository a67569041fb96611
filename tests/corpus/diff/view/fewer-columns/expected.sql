-- view alter, view.columns, view.definition

-- drop view s.v, to make it again: Postgres can't take away, rename or move columns of a view: a
drop view s.v;

-- make view s.v again
create view s.v (id) as
 SELECT id
   FROM s.t;
alter view s.v owner to postgres;
