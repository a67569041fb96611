-- What the linter says of a model or SQL before anything of it stands, apart what stands already. Reads requests and suppressions.
create or replace function arch.proposed_lints(request uuid)
returns table (level text, rule text, object text, message text, remedy text, why text, confidence text, evidence jsonb, key text, suppressed text)
language sql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select l.level, l.rule, regexp_replace(l.address, ':', ' '), l.message, l.remedy, l.why, l.confidence, l.evidence, l.key, coalesce(s.reason, l.accepted)
  from arch.requests as r
  cross join lateral jsonb_to_recordset(r.result -> 'lints')
    as l (level text, rule text, address text, message text, remedy text, why text, confidence text, evidence jsonb, key text, standing boolean, accepted text)
  left join arch.lint_suppressions as s on s.project = r.project and s.key = l.key and s.ended_at is null
  where r.id = proposed_lints.request and l.standing is not true
  order by array_position(array['error', 'warn', 'info'], l.level), l.key collate "C"
$$;
comment on function arch.proposed_lints(uuid) is
  'What the linter says of what a checked or declared request would bring, worst first, before it stands anywhere: the rules that need no running server. What the applied version has too is in arch.standing_lints. Suppressed ones, and those that a comment in the SQL accepts, name the reason.';
grant execute on function arch.proposed_lints(uuid) to arch_user;

create or replace function arch.standing_lints(request uuid)
returns table (level text, rule text, object text, message text, remedy text, why text, confidence text, evidence jsonb, key text, suppressed text)
language sql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select l.level, l.rule, regexp_replace(l.address, ':', ' '), l.message, l.remedy, l.why, l.confidence, l.evidence, l.key, coalesce(s.reason, l.accepted)
  from arch.requests as r
  cross join lateral jsonb_to_recordset(r.result -> 'lints')
    as l (level text, rule text, address text, message text, remedy text, why text, confidence text, evidence jsonb, key text, standing boolean, accepted text)
  left join arch.lint_suppressions as s on s.project = r.project and s.key = l.key and s.ended_at is null
  where r.id = standing_lints.request and l.standing
  order by array_position(array['error', 'warn', 'info'], l.level), l.key collate "C"
$$;
comment on function arch.standing_lints(uuid) is
  'What the linter says of what a checked or declared request leaves as it stands, worst first: the version that was applied then has it too. Suppressed ones, and those that a comment in the SQL accepts, name the reason.';
grant execute on function arch.standing_lints(uuid) to arch_user;

create or replace function arch_private.serious_lints(request arch.requests)
returns bigint
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select count(*)
  from jsonb_array_elements(serious_lints.request.result -> 'lints') as l (finding)
  where l.finding ->> 'level' <> 'info'
    and l.finding -> 'standing' is distinct from 'true'::jsonb
    and l.finding ->> 'accepted' is null
    and not exists (select from arch.lint_suppressions as s where s.project = serious_lints.request.project and s.key = l.finding ->> 'key' and s.ended_at is null)
$$;
comment on function arch_private.serious_lints(arch.requests) is 'How many of the findings that it brings are errors or warnings that nobody lets stand.';
