-- view alter, view.columns, view.definition

-- drop view s.v, to make it again: Postgres can't take away, rename or move columns of a view: id
drop view s.v;

-- make view s.v again
create view s.v (n, id) as
 SELECT n,
    id
   FROM s.t;
alter view s.v owner to postgres;

-- make trigger s.v.x again
CREATE TRIGGER x INSTEAD OF INSERT ON s.v FOR EACH ROW EXECUTE FUNCTION s.f();
