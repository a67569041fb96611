-- policy alter, policy.command

-- drop policy s.t.p, to make it again: Postgres can't change which statements a policy is about, nor whether it is permissive
drop policy p on s.t;

-- make policy s.t.p again
create policy p on s.t as permissive for delete to public using ((id > 0));
comment on policy p on s.t is 'p';
