-- What an approval binds to, who may give one, and which still count. Nothing here trusts a stored digest: it is computed from the steps each time.
create or replace function arch_private.length_prefixed(fields text[])
returns text
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select string_agg(coalesce(octet_length(convert_to(f.value, 'UTF8')) || ':' || f.value, '-:'), '' order by f.place)
  from unnest(length_prefixed.fields) with ordinality as f (value, place)
$$;
comment on function arch_private.length_prefixed(text[]) is 'Fields as one text in which no field can flow into the next: bytes, colon, text; a null is -: .';

create or replace function arch_private.steps_digest(plan text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select encode(sha256(convert_to(concat_ws(E'\n', p.header, (
    select string_agg(s.body, E'\n' order by s.ordinal) from arch.plan_steps as s where s.plan = p.id
  )), 'UTF8')), 'hex')
  from arch.plans as p
  where p.id = steps_digest.plan
$$;
comment on function arch_private.steps_digest(text) is 'SHA-256 of a plan''s header and steps as they are stored now.';

create or replace function arch_private.approval_digest(plan text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select encode(sha256(convert_to(arch_private.length_prefixed(array[
    'data-architect approval 1', p.id, arch_private.steps_digest(p.id), e.id::text, c.system_identifier::text, current_database()::text,
    p.base_fingerprint, p.policy_version::text, p.override_reason, p.nonce::text
  ]), 'UTF8')), 'hex')
  from arch.plans as p
  cross join arch.environment as e
  cross join pg_control_system() as c
  where p.id = approval_digest.plan
$$;
comment on function arch_private.approval_digest(text) is
  'What approvers sign: the stored steps, this environment, server and database, the base, the policy version, any override, and the plan''s nonce.';

create or replace function arch_private.eligible_approvers(plan text)
returns table (person_id uuid, name text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select w.person_id, w.name
  from arch.plans as p
  cross join lateral arch_private.people_with('approver', p.project) as w
  join arch.persons as h on h.id = w.person_id
  where p.id = eligible_approvers.plan
    and h.kind = 'person'
    and not arch_private.has_role(h.id, 'bot', p.project)
    and (
      arch_private.environment_kind() = 'sandbox'
      or (
        not arch_private.has_role(h.id, 'admin', p.project)
        and not exists (select 1 from arch_private.contributors(p.id) as c where c.person_id = h.id)
      )
    )
  order by w.name
$$;
comment on function arch_private.eligible_approvers(text) is
  'Who may approve a plan now: approvers who are persons, and in a protected environment neither admins nor authors or contributors of it.';

create or replace function arch_private.valid_approvals(plan text)
returns table (person_id uuid, expires_at timestamptz)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select r.person_id, max(r.expires_at)
  from arch.reviews as r
  join arch_private.eligible_approvers(valid_approvals.plan) as e on e.person_id = r.person_id
  where r.plan = valid_approvals.plan
    and r.decision = 'approved'
    and r.withdrawn_at is null
    and r.expires_at > now()
    and r.approval_digest = arch_private.approval_digest(valid_approvals.plan)
  group by r.person_id
$$;
comment on function arch_private.valid_approvals(text) is 'Persons whose approval counts now: for these very steps, not withdrawn, not expired, and by somebody who still may.';

create or replace function arch_private.quorum_of(plan text)
returns integer
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select y.quorum from arch.plans as p join arch.policy_versions as y on y.version = p.policy_version where p.id = quorum_of.plan
$$;
comment on function arch_private.quorum_of(text) is 'How many persons the policy that a plan was made under asks for.';

create or replace function arch_private.needs_of(plan text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when n.missing <= 0 then 'nothing more'
    else format('%s of %s (approver)', n.missing, coalesce(
      (
        select string_agg(e.name, ', ' order by e.name)
        from arch_private.eligible_approvers(needs_of.plan) as e
        where not exists (select 1 from arch_private.valid_approvals(needs_of.plan) as v where v.person_id = e.person_id)
      ),
      'nobody yet: an admin binds one with arch.bind_role'
    ))
  end
  from (select arch_private.quorum_of(needs_of.plan) - (select count(*) from arch_private.valid_approvals(needs_of.plan))::integer as missing) as n
$$;
comment on function arch_private.needs_of(text) is 'What a plan still needs from whom, in words.';

create or replace function arch_private.expire_plan(plan text)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans;
begin
  select p.* into v_plan from arch.plans as p where p.id = expire_plan.plan for update;
  if v_plan.state in ('submitted', 'approved') and v_plan.expires_at <= now() then
    perform arch_private.move_plan(v_plan.id, 'expired', 'nobody used it before ' || to_char(v_plan.expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') || '; plan again');
    return 'expired';
  end if;
  if v_plan.state = 'approved' and (select count(*) from arch_private.valid_approvals(v_plan.id)) < arch_private.quorum_of(v_plan.id) then
    perform arch_private.move_plan(v_plan.id, 'submitted', 'an approval counts no more');
    return 'submitted';
  end if;
  return v_plan.state;
end
$$;
comment on function arch_private.expire_plan(text) is
  'Locks a plan and applies time to it: expired when nobody used it, submitted again when an approval counts no more; the state it is in then.';

create or replace function arch_worker.expire_plans()
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan text;
  v_moved integer := 0;
begin
  for v_plan in
    select p.id from arch.plans as p
    where p.state in ('submitted', 'approved')
      and (p.expires_at <= now() or (p.state = 'approved' and (select count(*) from arch_private.valid_approvals(p.id)) < arch_private.quorum_of(p.id)))
    order by p.number
  loop
    perform arch_private.expire_plan(v_plan);
    v_moved := v_moved + 1;
  end loop;
  return v_moved;
end
$$;
comment on function arch_worker.expire_plans() is
  'A round of the worker: submissions and approvals that time, or the end of a role, has taken the force from show it in arch.plans without anybody asking; how many.';
grant execute on function arch_worker.expire_plans() to arch_worker;
