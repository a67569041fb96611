-- column rename, view alter, view.columns, view.definition

-- drop view s.x, to make it again: it changes, and a column that it reads has another name
drop view s.x;

-- drop view s.w, to make it again: it needs view s.v, which is made again
drop view s.w;

-- drop view s.v, to make it again: it changes, and a column that it reads has another name
drop view s.v;

-- rename t.a to b
alter table s.t rename column a to b;

-- make view s.v again
create view s.v (a, id, other) as
 SELECT t.b AS a,
    u.id,
    u.a AS other
   FROM (s.t
     JOIN s.u USING (id));
alter view s.v owner to postgres;

-- make view s.w again
create view s.w (a) as
 SELECT a
   FROM s.v;
alter view s.w owner to postgres;

-- make view s.x again
create view s.x (one, two) as
 SELECT t.b AS one,
    u.a AS two
   FROM s.t,
    s.u;
alter view s.x owner to postgres;
