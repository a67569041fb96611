-- column alter, column.type

-- drop policy s.t.p, to make it again: it needs column s.u.id, which becomes of another type
drop policy p on s.t;

-- alter column s.u.id: type
alter table s.u alter column id type bigint;

-- make policy s.t.p again
create policy p on s.t as permissive for all to public using ((EXISTS ( SELECT
   FROM s.u
  WHERE ((u.id = t.id) AND (u.ok > 0)))));
