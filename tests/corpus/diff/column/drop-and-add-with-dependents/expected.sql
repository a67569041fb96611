-- column create, column drop, index alter, index.definition, index.keys, view alter, view.columns, view.definition

-- drop view s.v, to make it again: Postgres can't take away, rename or move columns of a view: a
drop view s.v;

-- drop index s.t_a, to make it again: Postgres can't change what an index is about
drop index s.t_a;

-- drop column s.t.a
--   ! loses data: the values of s.t.a
alter table s.t drop column a;

-- create column s.t.b
alter table s.t add column b integer;

-- make index s.t_a again
CREATE INDEX t_a ON s.t USING btree (b);

-- make view s.v again
create view s.v (b) as
 SELECT b
   FROM s.t;
alter view s.v owner to postgres;
