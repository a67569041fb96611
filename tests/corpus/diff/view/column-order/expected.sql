-- view alter, view.columns, view.definition

-- drop view s.v, to make it again: Postgres can't take away, rename or move columns of a view: id
drop view s.v;

-- make view s.v again
create view s.v (a, id) as
 SELECT a,
    id
   FROM s.t;
alter view s.v owner to postgres;
