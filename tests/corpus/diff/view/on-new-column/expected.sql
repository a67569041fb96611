-- column create, view alter, view.columns, view.definition

-- create column s.t.z
alter table s.t add column z date;

-- alter view s.v: columns, definition
create or replace view s.v (id, a, z) as
 SELECT id,
    a,
    z
   FROM s.t;
