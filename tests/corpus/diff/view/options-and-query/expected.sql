-- view alter, view.definition, view.options

-- alter view s.v: definition, options
create or replace view s.v (id, a) with (security_invoker='true') as
 SELECT id,
    a
   FROM s.t
  WHERE (n = 1);
