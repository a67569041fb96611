-- function rename, table rename, view alter, view.definition

-- rename function s.f(s.t) to s.t(s.t)
alter function s.f(s.t) rename to t;

-- rename table s.t to s.other
alter table s.t rename to other;

-- alter column s.other.id: not_null_as
alter table s.other rename constraint t_id_not_null to other_id_not_null;

-- alter view s.v: definition
create or replace view s.v (n) as
 SELECT s.t(t.*) AS n
   FROM s.other t;
