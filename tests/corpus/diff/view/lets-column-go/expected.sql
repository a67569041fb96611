-- column drop, view alter, view.definition

-- alter view s.v: definition
create or replace view s.v (id, a, n) as
 SELECT id,
    a,
    NULL::integer AS n
   FROM s.t;

-- drop column s.t.n
--   ! loses data: the values of s.t.n
alter table s.t drop column n;
