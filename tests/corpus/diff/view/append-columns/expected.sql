-- view alter, view.columns, view.definition

-- alter view s.v: columns, definition
create or replace view s.v (id, a, n) as
 SELECT id,
    a,
    n
   FROM s.t;
