-- Approves and rejects. A refusal by rule is a returned row, a row in arch.reviews and an event; nothing else changes then.
-- Raises unknown_person (ZA001), unknown_plan (ZA004), bad_argument (ZA008).
create or replace function arch_private.ask_someone(plan text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    'Ask someone of: ' || string_agg(e.name, ', ' order by e.name) || ' (approvers here).',
    'Nobody can approve it here: an admin binds an approver with arch.bind_role.'
  )
  from arch_private.eligible_approvers(ask_someone.plan) as e
  where e.person_id is distinct from arch_private.current_person()
$$;
comment on function arch_private.ask_someone(text) is 'Whom to ask instead, in words.';

create or replace function arch_private.review_refusal(plan arch.plans, person uuid, digest text)
returns table (rule text, reason text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_name text := arch_private.person_name(review_refusal.person);
  v_ask text := arch_private.ask_someone(plan.id);
  v_sandbox boolean := arch_private.environment_kind() = 'sandbox';
  v_approver boolean := arch_private.has_role(person, 'approver', plan.project);
  v_digest text := lower(rtrim(btrim(coalesce(review_refusal.digest, '')), '….'));
  v_ended timestamptz;
begin
  if plan.state = 'expired' then
    return query select 'expired', format('%s is expired: plan again.', plan.id);
  elsif plan.state in ('approved', 'rejected') then
    return query select 'already_decided', format('%s is already %s.', plan.id, plan.state);
  elsif plan.state <> 'submitted' then
    return query select 'not_submitted', format('%s is %s, not submitted: there is nothing to decide.', plan.id, plan.state);
  elsif exists (select 1 from arch.persons as h where h.id = person and h.kind = 'bot') or arch_private.has_role(person, 'bot', plan.project) then
    return query select 'bot', format('%s is a bot; only people approve. %s', v_name, v_ask);
  elsif exists (select 1 from arch_private.contributors(plan.id) as c where c.person_id = person) and not (v_sandbox and v_approver) then
    return query select 'contributor', format('%s wrote this plan; an author or contributor can''t approve it. %s', v_name, v_ask);
  elsif not v_approver then
    select max(b.expires_at) into v_ended
    from arch.role_bindings as b
    where b.person_id = person and b.role = 'approver' and (b.project is null or b.project = plan.project) and b.expires_at <= now() and b.revoked_at is null;
    if v_ended is not null then
      return query select 'binding_expired', format('%s was an approver until %s. %s', v_name, to_char(v_ended at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), v_ask);
    else
      return query select 'not_approver', format('%s is not an approver of %s. %s', v_name, plan.project, v_ask);
    end if;
  elsif not v_sandbox and arch_private.has_role(person, 'admin', plan.project) then
    return query select 'admin', format('%s is an admin; who gives out roles can''t approve. %s', v_name, v_ask);
  elsif v_digest !~ '^[0-9a-f]{8,64}$' then
    return query select 'digest', format('This is no digest: give at least the first 8 characters of what arch.submit showed for %s.', plan.id);
  elsif left(arch_private.approval_digest(plan.id), length(v_digest)) <> v_digest then
    return query select 'digest', format('%s… is not the digest of %s: what you read is not what would run. Read it again: select * from arch.steps(%L).', left(v_digest, 8), plan.id, plan.id);
  elsif plan.approval_digest is distinct from arch_private.approval_digest(plan.id) then
    return query select 'digest', format('%s is not what was submitted: its steps or its environment changed since. Plan again; treat it as tampering.', plan.id);
  elsif (
    select mine.quorum < now_.quorum or (mine.weakened and mine.version < now_.version)
    from arch.policy_versions as mine
    cross join (select y.* from arch.policy_versions as y order by y.version desc limit 1) as now_
    where mine.version = plan.policy_version
  ) then
    return query select 'policy', format('%s was planned under policy %s, which asked for less than today''s. Plan again.', plan.id, plan.policy_version);
  elsif exists (select 1 from arch_private.valid_approvals(plan.id) as v where v.person_id = person) then
    return query select 'twice', format('%s approved this already; a quorum counts persons. It still needs %s.', v_name, arch_private.needs_of(plan.id));
  end if;
end
$$;
comment on function arch_private.review_refusal(arch.plans, uuid, text) is 'The rule that keeps a person from deciding on a plan, with the reason in words and whom to ask; no row when none does.';

create or replace function arch_private.refuse_review(plan arch.plans, person uuid, rule text, reason text, comment text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into arch.reviews (plan, person_id, decision, rule, reason, comment)
  values (plan.id, refuse_review.person, 'refused', refuse_review.rule, refuse_review.reason, refuse_review.comment);
  perform arch_private.record_event('review_refused', plan.project, plan.id, jsonb_build_object('rule', refuse_review.rule, 'reason', refuse_review.reason));
end
$$;
comment on function arch_private.refuse_review(arch.plans, uuid, text, text, text) is 'Writes a refusal down, where auditors and the person see it.';

create or replace function arch.approve(id text, digest text, comment text default null)
returns table (decision text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := arch_private.require_person();
  v_plan arch.plans := arch_private.require_plan(approve.id);
  v_refusal record;
  v_self boolean;
begin
  perform arch_private.expire_plan(v_plan.id);
  select p.* into v_plan from arch.plans as p where p.id = v_plan.id for update;
  select r.* into v_refusal from arch_private.review_refusal(v_plan, v_person, approve.digest) as r;
  if found then
    perform arch_private.refuse_review(v_plan, v_person, v_refusal.rule, v_refusal.reason, approve.comment);
    return query select 'refused', v_refusal.reason;
    return;
  end if;
  v_self := exists (select 1 from arch_private.contributors(v_plan.id) as c where c.person_id = v_person);
  insert into arch.reviews (plan, person_id, decision, rule, comment, approval_digest, expires_at)
  select v_plan.id, v_person, 'approved', case when v_self then 'self_approved' end, approve.comment, arch_private.approval_digest(v_plan.id), now() + y.approval_valid
  from arch.policy_versions as y
  where y.version = v_plan.policy_version;
  perform arch_private.record_event('review_approved', v_plan.project, v_plan.id,
    jsonb_build_object('digest', v_plan.approval_digest, 'self_approved', v_self, 'comment', approve.comment));
  if (select count(*) from arch_private.valid_approvals(v_plan.id)) >= arch_private.quorum_of(v_plan.id) then
    update arch.plans as p
    set approved_at = now(), expires_at = (select min(v.expires_at) from arch_private.valid_approvals(v_plan.id) as v)
    where p.id = v_plan.id;
    perform arch_private.move_plan(v_plan.id, 'approved');
    return query select 'approved', format('%s%s can be applied by an operator: select * from arch.apply(%L).',
      case when v_self then 'Self-approved, which only a sandbox allows. ' else '' end, v_plan.id, v_plan.id);
  else
    return query select 'approved', format('Recorded. %s still needs %s.', v_plan.id, arch_private.needs_of(v_plan.id));
  end if;
end
$$;
comment on function arch.approve(text, text, text) is
  'Approves exactly the plan with this digest (at least its first 8 characters). A refusal is a row with its reason, recorded too. Approvers who did not contribute.';
grant execute on function arch.approve(text, text, text) to arch_user;

create or replace function arch.reject(id text, comment text)
returns table (decision text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := arch_private.require_person();
  v_plan arch.plans := arch_private.require_plan(reject.id);
  v_refusal record;
begin
  if coalesce(btrim(reject.comment), '') = '' then
    perform arch_private.raise_error('bad_argument', 'a rejection needs a comment', 'Say what has to change.');
  end if;
  perform arch_private.expire_plan(v_plan.id);
  select p.* into v_plan from arch.plans as p where p.id = v_plan.id for update;
  select r.* into v_refusal from arch_private.review_refusal(v_plan, v_person, arch_private.approval_digest(v_plan.id)) as r
  where not (r.rule in ('digest', 'policy', 'twice') or (r.rule = 'already_decided' and v_plan.state = 'approved'));
  if not found and v_plan.state = 'approved' and not exists (select 1 from arch_private.eligible_approvers(v_plan.id) as e where e.person_id = v_person) then
    select 'not_approver' as rule, format('%s can''t decide on %s. %s', arch_private.person_name(v_person), v_plan.id, arch_private.ask_someone(v_plan.id)) as reason into v_refusal;
  end if;
  if v_refusal.rule is not null then
    perform arch_private.refuse_review(v_plan, v_person, v_refusal.rule, v_refusal.reason, reject.comment);
    return query select 'refused', v_refusal.reason;
    return;
  end if;
  insert into arch.reviews (plan, person_id, decision, comment, approval_digest)
  values (v_plan.id, v_person, 'rejected', reject.comment, v_plan.approval_digest);
  perform arch_private.move_plan(v_plan.id, 'rejected', reject.comment);
  return query select 'rejected', format('%s is rejected; its author declares and plans again.', v_plan.id);
end
$$;
comment on function arch.reject(text, text) is 'Rejects a submitted or approved plan, with a comment for its author. Approvers who did not contribute.';
grant execute on function arch.reject(text, text) to arch_user;

create or replace function arch.withdraw_approval(id text, because text default null)
returns table (plan text, state text, needs text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := arch_private.require_person();
  v_plan arch.plans := arch_private.require_plan(withdraw_approval.id);
begin
  select p.* into v_plan from arch.plans as p where p.id = v_plan.id for update;
  if v_plan.state not in ('submitted', 'approved') then
    perform arch_private.raise_error('wrong_state', format('%s is %s', v_plan.id, v_plan.state));
  end if;
  update arch.reviews as r
  set withdrawn_at = now()
  where r.plan = v_plan.id and r.person_id = v_person and r.decision = 'approved' and r.withdrawn_at is null;
  if not found then
    perform arch_private.raise_error('unknown_object', format('no approval of %s by %s', v_plan.id, arch_private.person_name(v_person)));
  end if;
  perform arch_private.record_event('approval_withdrawn', v_plan.project, v_plan.id, jsonb_strip_nulls(jsonb_build_object('reason', withdraw_approval.because)));
  return query select v_plan.id, arch_private.expire_plan(v_plan.id), arch_private.needs_of(v_plan.id);
end
$$;
comment on function arch.withdraw_approval(text, text) is 'Takes one''s own approval back before the plan runs.';
grant execute on function arch.withdraw_approval(text, text) to arch_user;
