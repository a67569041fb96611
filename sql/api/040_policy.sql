-- The policy: how many approve, how long an approval counts, how gently a run goes. Versions are never edited; a change is proposed by an admin and, in a
-- protected environment, comes into force when two approvers of all projects agree. Open plans keep the version they were made under.
-- Raises not_allowed (ZA002), unknown_object (ZA006), bad_argument (ZA008), wrong_state (ZA007).
create or replace function arch_private.policy_fields(policy jsonb)
returns jsonb
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select policy - array['version', 'weakened', 'created_by', 'created_at']
$$;
comment on function arch_private.policy_fields(jsonb) is 'What a policy says, without its version and history.';

create or replace function arch_private.weakens(former jsonb, wished jsonb)
returns boolean
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select (wished ->> 'quorum')::integer < (former ->> 'quorum')::integer
    or (wished ->> 'approval_valid')::interval > (former ->> 'approval_valid')::interval
    or (wished ->> 'soak')::interval < (former ->> 'soak')::interval
    or (wished ->> 'archive_keep')::interval < (former ->> 'archive_keep')::interval
    or (wished ->> 'lock_budget_ms')::integer > (former ->> 'lock_budget_ms')::integer
$$;
comment on function arch_private.weakens(jsonb, jsonb) is 'Whether a policy asks for less than another: fewer approvals, or longer ones, less soaking, shorter archives, longer locks.';

create or replace function arch.policy()
returns table (setting text, value text, proposed text, note text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_now jsonb;
  v_open arch.policy_proposals;
begin
  perform arch_private.require_person();
  select to_jsonb(y) into v_now from arch.policy_versions as y order by y.version desc limit 1;
  select p.* into v_open from arch.policy_proposals as p where p.state = 'proposed' order by p.number desc limit 1;
  return query
  select 'version', v_now ->> 'version', v_open.id, arch_private.proposal_needs(v_open)
  union all
  (
    select f.key, f.value, nullif(v_open.policy ->> f.key, f.value), m.meaning
    from jsonb_each_text(arch_private.policy_fields(v_now)) as f
    left join (values
      ('quorum', 'persons who must approve a plan'), ('approval_valid', 'how long an approval counts'), ('soak', 'wait between switch and contract phase'),
      ('archive_keep', 'how long dropped values stay archived'), ('batch_target_ms', 'aim for one backfill batch'), ('batch_max_rows', 'most rows in a backfill batch'),
      ('lock_budget_ms', 'longest a brief lock may hold others up')
    ) as m (key, meaning) on m.key = f.key
    order by f.key
  );
end
$$;
comment on function arch.policy() is 'The policy in force, and beside it what is proposed and whose word that needs.';
grant execute on function arch.policy() to arch_user;

create or replace function arch_private.proposal_needs(proposal arch.policy_proposals)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when proposal.state = 'proposed' then format('needs %s of %s%s: select * from arch.approve_policy(%L)', m.missing,
    coalesce(string_agg(w.name, ', ' order by w.name), 'nobody yet'),
    case when count(w.name) < m.missing then ' (too few: an admin binds approvers of all projects, arch.bind_role without a project)' end,
    proposal.id) end
  from (
    select 2 - count(*) as missing
    from arch.policy_reviews as r
    where r.proposal = proposal.id and r.decision = 'approved'
  ) as m
  left join lateral (
    select p.name
    from arch_private.people_with('approver', null) as p
    where p.person_id <> proposal.proposed_by and not exists (select 1 from arch.policy_reviews as x where x.proposal = proposal.id and x.person_id = p.person_id)
  ) as w on true
  group by m.missing
$$;
comment on function arch_private.proposal_needs(arch.policy_proposals) is 'Whose word a proposal still needs, and how to give it; null when it is decided.';

create or replace function arch_private.enforce_policy(proposal arch.policy_proposals)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_version integer;
begin
  insert into arch.policy_versions (version, quorum, approval_valid, soak, archive_keep, batch_target_ms, batch_max_rows, lock_budget_ms, weakened, created_by)
  select proposal.base + 1, f.quorum, f.approval_valid, f.soak, f.archive_keep, f.batch_target_ms, f.batch_max_rows, f.lock_budget_ms, proposal.weakens, proposal.proposed_by
  from jsonb_populate_record(null::arch.policy_versions, proposal.policy) as f
  returning version into v_version;
  update arch.policy_proposals as p set state = 'in_force', version = v_version, decided_at = now() where p.id = proposal.id;
  perform arch_private.record_event('policy_changed', null, null,
    jsonb_build_object('proposal', proposal.id, 'version', v_version, 'changes', proposal.changes, 'weakened', proposal.weakens, 'reason', proposal.reason));
  return v_version;
end
$$;
comment on function arch_private.enforce_policy(arch.policy_proposals) is 'Makes a proposal the newest policy version; plans made from now on are made under it.';

create or replace function arch.propose_policy(
  because text, quorum integer default null, approval_valid interval default null, soak interval default null, archive_keep interval default null,
  batch_target_ms integer default null, batch_max_rows integer default null, lock_budget_ms integer default null
)
returns table (proposal text, state text, changes text, needs text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := arch_private.require_role(array['admin'], null);
  v_base arch.policy_versions;
  v_former jsonb;
  v_wished jsonb;
  v_proposal arch.policy_proposals;
  v_changes text;
begin
  if coalesce(btrim(propose_policy.because), '') = '' then
    perform arch_private.raise_error('bad_argument', 'because: say why the rules are to change');
  end if;
  perform 1 from arch.environment as e for update;
  select y.* into v_base from arch.policy_versions as y order by y.version desc limit 1;
  v_former := arch_private.policy_fields(to_jsonb(v_base));
  v_wished := v_former || jsonb_strip_nulls(jsonb_build_object(
    'quorum', propose_policy.quorum, 'approval_valid', propose_policy.approval_valid, 'soak', propose_policy.soak, 'archive_keep', propose_policy.archive_keep,
    'batch_target_ms', propose_policy.batch_target_ms, 'batch_max_rows', propose_policy.batch_max_rows, 'lock_budget_ms', propose_policy.lock_budget_ms));
  if (v_wished ->> 'quorum')::integer not between 1 and 10 or (v_wished ->> 'batch_target_ms')::integer not between 1 and 10000
    or (v_wished ->> 'batch_max_rows')::integer not between 1 and 1000000 or (v_wished ->> 'lock_budget_ms')::integer not between 1 and 10000
    or (v_wished ->> 'approval_valid')::interval <= interval '0' or (v_wished ->> 'soak')::interval < interval '0' or (v_wished ->> 'archive_keep')::interval < interval '0' then
    perform arch_private.raise_error('bad_argument', 'a value is out of its range',
      'quorum 1–10, batch_target_ms and lock_budget_ms 1–10000, batch_max_rows 1–1000000, approval_valid above zero, soak and archive_keep not below.');
  end if;
  select string_agg(format('%s %s → %s', f.key, v_former ->> f.key, f.value), ', ' order by f.key) into v_changes
  from jsonb_each_text(v_wished) as f where f.value is distinct from v_former ->> f.key;
  if v_changes is null then
    perform arch_private.raise_error('bad_argument', format('policy %s says that already', v_base.version), 'See select * from arch.policy().');
  end if;
  update arch.policy_proposals as p set state = 'superseded', decided_at = now() where p.state = 'proposed';
  insert into arch.policy_proposals (base, policy, changes, weakens, reason, proposed_by)
  values (v_base.version, v_wished, v_changes, arch_private.weakens(v_former, v_wished), propose_policy.because, v_person)
  returning * into v_proposal;
  perform arch_private.record_event('policy_proposed', null, null, jsonb_build_object('proposal', v_proposal.id, 'changes', v_changes, 'weakens', v_proposal.weakens, 'reason', propose_policy.because));
  if arch_private.environment_kind() = 'sandbox' then
    perform arch_private.enforce_policy(v_proposal);
    return query select v_proposal.id, 'in_force', v_changes, 'nothing more: a sandbox';
  else
    return query select v_proposal.id, v_proposal.state, v_changes, arch_private.proposal_needs(v_proposal);
  end if;
end
$$;
comment on function arch.propose_policy(text, integer, interval, interval, interval, integer, integer, integer) is
  'Proposes to change the policy: name only what is to change. In a protected environment two approvers of all projects agree first (arch.approve_policy); in a sandbox it is in force at once. Admins.';
grant execute on function arch.propose_policy(text, integer, interval, interval, interval, integer, integer, integer) to arch_user;

create or replace function arch_private.review_policy(proposal text, decision text, comment text)
returns table (decided text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := arch_private.require_role(array['approver'], null);
  v_proposal arch.policy_proposals;
  v_refusal text;
begin
  perform 1 from arch.environment as e for update;
  select p.* into v_proposal from arch.policy_proposals as p where p.id = review_policy.proposal for update;
  if not found then
    perform arch_private.raise_error('unknown_object', format('policy proposal %s', coalesce(review_policy.proposal, 'null')), 'See select * from arch.policy().');
  end if;
  if v_proposal.state <> 'proposed' then
    perform arch_private.raise_error('wrong_state', format('policy proposal %s is %s', v_proposal.id, v_proposal.state), 'See select * from arch.policy().');
  end if;
  v_refusal := case
    when v_person = v_proposal.proposed_by then 'who proposed it can''t decide on it'
    when exists (select 1 from arch.persons as h where h.id = v_person and h.kind = 'bot') then 'a bot decides on no policy'
    when arch_private.has_role(v_person, 'admin', null) then 'an admin proposes, approvers decide'
    when exists (select 1 from arch.policy_reviews as r where r.proposal = v_proposal.id and r.person_id = v_person) then 'you have given your word already; it counts once'
  end;
  if v_refusal is not null then
    perform arch_private.record_event('policy_review_refused', null, null, jsonb_build_object('proposal', v_proposal.id, 'reason', v_refusal));
    return query select 'refused', format('%s: %s. It %s', v_proposal.id, v_refusal, arch_private.proposal_needs(v_proposal));
    return;
  end if;
  insert into arch.policy_reviews (proposal, person_id, decision, comment) values (v_proposal.id, v_person, review_policy.decision, review_policy.comment);
  perform arch_private.record_event('policy_' || review_policy.decision, null, null, jsonb_strip_nulls(jsonb_build_object('proposal', v_proposal.id, 'comment', review_policy.comment)));
  if review_policy.decision = 'rejected' then
    update arch.policy_proposals as p set state = 'rejected', decided_at = now() where p.id = v_proposal.id;
    return query select 'rejected', format('%s is rejected; the policy stays as it is', v_proposal.id);
  elsif (
    select count(*) from arch.policy_reviews as r join arch_private.people_with('approver', null) as w on w.person_id = r.person_id
    where r.proposal = v_proposal.id and r.decision = 'approved'
  ) >= 2 then
    return query select 'approved', format('policy %s is in force: %s. Open plans keep the policy they were made under', arch_private.enforce_policy(v_proposal), v_proposal.changes);
  else
    return query select 'approved', format('recorded; %s still %s', v_proposal.id, arch_private.proposal_needs(v_proposal));
  end if;
end
$$;
comment on function arch_private.review_policy(text, text, text) is 'An approver''s word on a policy proposal; refusals by rule are rows and events.';

create or replace function arch.approve_policy(proposal text, comment text default null)
returns table (decision text, reason text)
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select r.decided, r.reason from arch_private.review_policy(approve_policy.proposal, 'approved', approve_policy.comment) as r
$$;
comment on function arch.approve_policy(text, text) is 'Agrees to a policy proposal; the second approver''s word brings it into force. Approvers of all projects.';
grant execute on function arch.approve_policy(text, text) to arch_user;

create or replace function arch.reject_policy(proposal text, comment text)
returns table (decision text, reason text)
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select r.decided, r.reason from arch_private.review_policy(reject_policy.proposal, 'rejected', reject_policy.comment) as r
$$;
comment on function arch.reject_policy(text, text) is 'Rejects a policy proposal: one approver''s word is enough. Approvers of all projects.';
grant execute on function arch.reject_policy(text, text) to arch_user;
