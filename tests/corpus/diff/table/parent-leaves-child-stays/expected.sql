-- column drop, policy alter, policy.check, policy.command, policy.using, table alter, table drop, table.inherits

-- s.c no inherit s.b
alter table s.c no inherit s.b;

-- drop policy s.a.p, to make it again: Postgres can't change which statements a policy is about, nor whether it is permissive
drop policy p on s.a;

-- drop table s.b
--   ! loses data: the rows of s.b
drop table s.b;

-- make policy s.a.p again
create policy p on s.a as permissive for insert to public with check (false);
