-- What stands after a run, as scans compare it: what was read back, less what somebody did by hand. A plan about something else must not launder drift.
create or replace function arch_private.by_hand(plan arch.plans, address text, live jsonb)
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    exists (
      select 1
      from arch.findings as f
      where f.project = plan.project and f.address = by_hand.address and f.state in ('open', 'acknowledged') and nullif(f.after, 'null') is not distinct from by_hand.live
    )
    or (
      exists (
        select 1
        from arch.ddl_events as v
        where v.project = plan.project and v.run_token is null and v.finding is not null and v.processed_at is null and arch_private.touches(v, by_hand.address)
          and v.at >= (select min(r.created_at) from arch.runs as r where r.plan = plan.id)
      )
      and not exists (
        select 1
        from arch.ddl_events as v
        cross join lateral jsonb_array_elements(v.objects) as o (object)
        where v.project = plan.project and v.run_token is not null
          and v.at >= (select min(r.created_at) from arch.runs as r where r.plan = plan.id)
          and case when o.object ->> 'identity' like '% on %'
            then substr(by_hand.address, strpos(by_hand.address, ':') + 1) = split_part(o.object ->> 'identity', ' on ', 2) || '.' || split_part(o.object ->> 'identity', ' on ', 1)
            else substr(by_hand.address, strpos(by_hand.address, ':') + 1) = o.object ->> 'identity' and by_hand.address not like 'table:%'
          end
      )
    )
$$;
comment on function arch_private.by_hand(arch.plans, text, jsonb) is
  'Whether an object that a plan is not about is as it is through somebody''s own DDL: known drift, or DDL of another session while the plan ran that our run did not make itself.';

create or replace function arch_private.expected_catalog(plan arch.plans, live jsonb)
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  with former as (
    select o.object ->> 'address' as address, o.object
    from jsonb_array_elements(coalesce(
      (select coalesce(s.expected, s.catalog) from arch.schema_versions as s where s.project = plan.project and s.state = 'current'),
      plan.base_catalog
    ) -> 'objects') as o (object)
  ), now_there as (
    select o.object ->> 'address' as address, o.object
    from jsonb_array_elements(expected_catalog.live -> 'objects') as o (object)
  ), about as (
    select a.address
    from jsonb_array_elements(plan.changes) as c (change)
    cross join lateral (values (c.change ->> 'address'), (c.change #>> '{before,address}'), (c.change #>> '{after,address}')) as a (address)
    where a.address is not null
    union
    select a.address
    from arch.model_versions as t
    left join arch.model_versions as m on m.project = t.project and m.version = plan.from_version
    cross join lateral arch_private.adoptions(plan.project, m.design, t.design) as a
    where t.project = plan.project and t.version = plan.to_version
  ), kept as (
    select coalesce(n.address, f.address) as address, f.object
    from now_there as n
    full join former as f on f.address = n.address
    where n.object is distinct from f.object
      and not exists (select 1 from about as b where b.address = coalesce(n.address, f.address))
      and arch_private.by_hand(plan, coalesce(n.address, f.address), n.object)
  )
  select case when exists (select 1 from kept) then jsonb_build_object(
    'canon', expected_catalog.live -> 'canon',
    'objects', (
      select coalesce(jsonb_agg(m.object order by m.address collate "C"), '[]')
      from (
        select n.address, n.object from now_there as n where not exists (select 1 from kept as k where k.address = n.address)
        union all
        select k.address, k.object from kept as k where k.object is not null
      ) as m
    )
  ) end
$$;
comment on function arch_private.expected_catalog(arch.plans, jsonb) is
  'What was read back after a run, with each object that was changed by hand as it stood before; null where nothing was: then the read-back itself is expected.';

create or replace function arch_private.adoptions(project text, applied jsonb, declared jsonb)
returns table (address text, object jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select f.address, nullif(f.after, 'null')
  from arch.findings as f
  where f.project = adoptions.project
    and f.state = 'acknowledged'
    and f.wish = 'adopt'
    and (select a.object from jsonb_array_elements(adoptions.applied #> '{catalog,objects}') as a (object) where a.object ->> 'address' = f.address)
      is distinct from (select d.object from jsonb_array_elements(adoptions.declared #> '{catalog,objects}') as d (object) where d.object ->> 'address' = f.address)
$$;
comment on function arch_private.adoptions(text, jsonb, jsonb) is
  'Drift that is to be adopted and about which the declared design says something else than the applied one: the object as it is here, null where it is gone.';

create or replace function arch_private.with_adoptions(project text, applied jsonb, declared jsonb)
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when applied is null or not exists (select 1 from arch_private.adoptions(with_adoptions.project, applied, declared)) then applied else
    jsonb_set(applied, '{catalog,objects}', (
      select jsonb_agg(m.object order by m.object ->> 'address' collate "C")
      from (
        select o.object
        from jsonb_array_elements(applied #> '{catalog,objects}') as o (object)
        where not exists (select 1 from arch_private.adoptions(with_adoptions.project, applied, declared) as a where a.address = o.object ->> 'address')
        union all
        select a.object from arch_private.adoptions(with_adoptions.project, applied, declared) as a where a.object is not null
      ) as m
    ))
  end
$$;
comment on function arch_private.with_adoptions(text, jsonb, jsonb) is
  'The applied design as a plan starts from it: what is to be adopted and declared counts as standing, so that the plan finds it there instead of making it.';
