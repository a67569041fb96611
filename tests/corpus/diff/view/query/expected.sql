-- view alter, view.definition

-- alter view s.v: definition
create or replace view s.v (id, a) as
 SELECT id,
    upper(a) AS a
   FROM s.t
  WHERE (n > 0);
