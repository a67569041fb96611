-- The executor becomes a project's owner in one statement that lends the role and takes it back: no run is lent a role any more.
-- What runs of a former release left lent, the next step of any run takes back (arch_run.take_owner_back).
drop index arch.runs_owner_lent_idx;
alter table arch.runs drop column owner_lent;
drop function if exists arch_private.lend_owner(arch.runs);
drop function if exists arch_private.return_owners();
