-- People decide. A refusal by rule is a returned and recorded row. Reads plans, bindings, contributors; writes reviews, the plan's state, events.
-- Raises unknown_plan (ZA004), wrong_state (ZA007), bad_argument (ZA008).
create or replace function arch_private.digest_given(digest text)
returns text
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_digest text := lower(regexp_replace(btrim(coalesce(digest_given.digest, '')), '(…|\.\.\.)$', ''));
begin
  if v_digest !~ '^[0-9a-f]{8,64}$' then
    perform arch_private.raise_error('bad_argument', 'digest: the first 8 hexadecimal digits at least', 'arch.submit shows it, and so does select id, approval_digest from arch.plans.');
  end if;
  return v_digest;
end
$$;
comment on function arch_private.digest_given(text) is 'A digest as people copy it: whole, or its first 8 digits or more.';

create or replace function arch_private.decide(plan arch.plans, person uuid, decision text, rule text, reason text, comment text)
returns void
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into arch.reviews (plan, person_id, decision, rule, reason, comment, approval_digest, expires_at)
  select plan.id, decide.person, decide.decision, decide.rule, coalesce(decide.reason, ''), decide.comment, plan.approval_digest,
    case when decide.decision = 'approved' then now() + y.approval_valid end
  from arch.policy_versions as y
  where y.version = plan.policy_version;
  select arch_private.record_event('approval_' || decide.decision, plan.project, plan.id,
    jsonb_strip_nulls(jsonb_build_object('digest', plan.approval_digest, 'rule', decide.rule, 'reason', decide.reason, 'comment', decide.comment)));
$$;
comment on function arch_private.decide(arch.plans, uuid, text, text, text, text) is 'Records one decision of one person: approved, rejected or refused.';

create or replace function arch.approve(plan text, digest text, comment text default null)
returns table (decision text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(approve.plan);
  v_person uuid := arch_private.require_person();
  v_digest text := arch_private.digest_given(approve.digest);
  v_rule text;
  v_reason text;
  v_self boolean;
begin
  select p.* into strict v_plan from arch.plans as p where p.id = v_plan.id for update;
  if v_plan.state not in ('submitted', 'approved') then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only a submitted plan can be approved', v_plan.id, v_plan.state));
  end if;
  select o.rule, arch_private.person_name(v_person) || ' ' || o.reason || '. '
    || coalesce('Ask someone of: ' || arch_private.possible_approvers(v_plan.id) || ' (approvers here).', 'Nobody here may approve it: an admin has to bind an approver (arch.bind_role).')
  into v_rule, v_reason
  from arch_private.approval_obstacle(v_plan.id, v_person) as o;
  if v_rule is null and arch_private.approval_digest(v_plan.id) <> v_plan.approval_digest then
    v_rule := 'changed';
    v_reason := format('what would run is no longer what was submitted: %s. Treat it as tampering, withdraw the plan and plan again.', v_plan.id);
  elsif v_rule is null and not starts_with(v_plan.approval_digest, v_digest) then
    v_rule := 'digest';
    v_reason := format('%s is not the digest of %s, which is %s…: read the steps again (arch.steps), then approve what they are.', left(v_digest, 8) || '…', v_plan.id, left(v_plan.approval_digest, 8));
  elsif v_rule is null and exists (select 1 from arch_private.standing_approvals(v_plan.id) as a where a.person_id = v_person) then
    v_rule := 'twice';
    v_reason := format('%s has approved already; one person counts once. It needs %s.', arch_private.person_name(v_person), arch_private.needs(v_plan.id));
  end if;
  if v_rule is not null then
    perform arch_private.decide(v_plan, v_person, 'refused', v_rule, v_reason, approve.comment);
    return query select 'refused', v_reason;
    return;
  end if;
  v_self := exists (select 1 from arch_private.contributors(v_plan.id) as c where c.person_id = v_person);
  perform arch_private.decide(v_plan, v_person, 'approved', case when v_self then 'self_approved' end, null, approve.comment);
  if v_plan.state = 'submitted' and (select count(*) from arch_private.standing_approvals(v_plan.id)) >= arch_private.quorum(v_plan.id) then
    perform arch_private.move_plan(v_plan.id, 'approved', null);
    update arch.plans as p set approved_at = now() where p.id = v_plan.id;
  end if;
  return query select
    'approved',
    concat_ws('; ', case when v_self then 'self-approved, recorded as such (sandbox)' end, 'needs ' || arch_private.needs(v_plan.id));
end
$$;
comment on function arch.approve(text, text, text) is
  'Approves exactly what the digest stands for. Refused, recorded, for authors, contributors, bots, admins, who is no approver, another digest, the same person twice. Approvers.';
grant execute on function arch.approve(text, text, text) to arch_user;

create or replace function arch.reject(plan text, comment text)
returns table (decision text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(reject.plan);
  v_person uuid := arch_private.require_role(array['approver'], v_plan.project);
begin
  if nullif(btrim(reject.comment), '') is null then
    perform arch_private.raise_error('bad_argument', 'comment: say why, so that the author knows what to change');
  end if;
  select p.* into strict v_plan from arch.plans as p where p.id = v_plan.id for update;
  perform arch_private.move_plan(v_plan.id, 'rejected', format('%s: %s', arch_private.person_name(v_person), reject.comment));
  perform arch_private.decide(v_plan, v_person, 'rejected', null, null, reject.comment);
  return query select 'rejected', format('%s is rejected; a changed model makes a new plan', v_plan.id);
end
$$;
comment on function arch.reject(text, text) is 'Ends a submitted or approved plan, with a reason. Approvers.';
grant execute on function arch.reject(text, text) to arch_user;
