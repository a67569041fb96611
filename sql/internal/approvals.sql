-- What an approval is bound to, whose approval counts, and who can still give one. Reads only.
create or replace function arch_private.field(value text)
returns text
language sql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case when value is null then '-' else octet_length(value) || ':' || value end
$$;
comment on function arch_private.field(text) is 'A value with its length before it, so that no two lists of values have the same text; - is null.';

create or replace function arch_private.steps_digest(plan text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select encode(sha256(convert_to(concat_ws(E'\n', p.header, (select string_agg(s.body, E'\n' order by s.ordinal) from arch.plan_steps as s where s.plan = p.id)), 'UTF8')), 'hex')
  from arch.plans as p
  where p.id = steps_digest.plan
$$;
comment on function arch_private.steps_digest(text) is 'SHA-256 of the header and the steps as they stand in the tables now; hex.';

create or replace function arch_private.approval_digest(plan text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select encode(sha256(convert_to(
    arch_private.field('approval 1') || arch_private.field(arch_private.steps_digest(p.id)) || arch_private.field(e.id::text) || arch_private.field(e.system_identifier)
      || arch_private.field(current_database()) || arch_private.field(p.project) || arch_private.field(p.base_fingerprint)
      || arch_private.field(p.policy_version::text) || arch_private.field(p.nonce::text),
    'UTF8')), 'hex')
  from arch.plans as p
  cross join arch.environment as e
  where p.id = approval_digest.plan
$$;
comment on function arch_private.approval_digest(text) is
  'What approvals bind to: the steps as they stand now, this environment and database, the base, the policy version, the plan''s nonce. SHA-256 over length-prefixed fields; hex.';

create or replace function arch_private.quorum(plan text)
returns integer
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select greatest(
    (select y.quorum from arch.plans as p join arch.policy_versions as y on y.version = p.policy_version where p.id = quorum.plan),
    (select y.quorum from arch.policy_versions as y order by y.version desc limit 1)
  )
$$;
comment on function arch_private.quorum(text) is 'How many persons must approve: the stricter of the policy the plan was made under and the one of today, so that weakening it for a while helps nobody.';

create or replace function arch_private.approval_obstacle(plan text, person uuid)
returns table (rule text, reason text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select o.rule, o.reason
  from arch.plans as p
  join arch.persons as who on who.id = approval_obstacle.person
  cross join lateral (values
    (1, 'author', who.id = p.created_by and arch_private.environment_kind() = 'protected',
      'wrote this plan; an author or contributor can''t approve it'),
    (2, 'contributor', arch_private.environment_kind() = 'protected' and exists (select 1 from arch_private.contributors(p.id) as c where c.person_id = who.id),
      'declared a model version that this plan brings; an author or contributor can''t approve it'),
    (3, 'bot', who.kind = 'bot', 'is a bot; bots never approve'),
    (4, 'inactive', not who.active, 'has left'),
    (5, 'not_approver', not arch_private.has_role(who.id, 'approver', p.project), 'is not an approver of ' || p.project),
    (6, 'admin', arch_private.environment_kind() = 'protected' and arch_private.has_role(who.id, 'admin', null), 'is an admin; admins bind roles and never approve')
  ) as o (rank, rule, applies, reason)
  where p.id = approval_obstacle.plan and o.applies
  order by o.rank
  limit 1
$$;
comment on function arch_private.approval_obstacle(text, uuid) is 'The first rule by which a person''s approval of a plan would not count; no row when it would.';

create or replace function arch_private.possible_approvers(plan text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select string_agg(distinct w.name, ', ' order by w.name)
  from arch.plans as p
  cross join lateral arch_private.people_with('approver', p.project) as w
  where p.id = possible_approvers.plan and not exists (select 1 from arch_private.approval_obstacle(p.id, w.person_id))
$$;
comment on function arch_private.possible_approvers(text) is 'Names of those whose approval would count; null when there is nobody.';

create or replace function arch_private.standing_approvals(plan text)
returns table (person_id uuid, expires_at timestamptz)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select distinct on (v.person_id) v.person_id, v.expires_at
  from arch.reviews as v
  where v.plan = standing_approvals.plan
    and v.decision = 'approved'
    and v.approval_digest = arch_private.approval_digest(v.plan)
    and v.expires_at > now()
    and not exists (select 1 from arch_private.approval_obstacle(v.plan, v.person_id))
  order by v.person_id, v.expires_at desc
$$;
comment on function arch_private.standing_approvals(text) is
  'Persons whose approval of exactly what stands in the plan now counts now: given under this digest, not expired, the right still theirs. Persons, not logins.';

create or replace function arch_private.needs(plan text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when n.missing <= 0 then 'nothing: approved'
    when w.names is null then format('%s approval, and nobody here may give it: bind an approver who did not contribute (arch.bind_role)', n.missing)
    else format('%s of %s (approver)', n.missing, w.names)
  end
  from (select arch_private.quorum(needs.plan) - (select count(*) from arch_private.standing_approvals(needs.plan)) as missing) as n
  cross join (select arch_private.possible_approvers(needs.plan) as names) as w
$$;
comment on function arch_private.needs(text) is 'What a submitted plan waits for: 1 of bob, carol (approver).';
