-- Why is it so? Decisions behind an object, or hazards and shape of a plan. Reads only. Raises unknown_plan (ZA004), unknown_object (ZA006).
create or replace function arch.explain(object text)
returns table (subject text, rule text, because text, cites text, rejected text, cost text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform arch_private.require_person();
  if explain.object ~ '^p_[0-9]+$' then
    perform arch_private.require_plan(explain.object);
    return query
    select
      s.ordinal || ' ' || s.what, coalesce(h.hazard ->> 'id', s.kind), coalesce(h.hazard ->> 'message', format('%s phase, blocks %s', s.phase, s.blocks)),
      s.object, null::text, (select e.estimate from arch.steps(explain.object) as e where e.ordinal = s.ordinal)
    from arch.plan_steps as s
    left join lateral jsonb_array_elements(s.hazards) as h (hazard) on true
    where s.plan = explain.object
    order by s.ordinal, 2;
    return;
  end if;
  return query
  select d.subject, d.rule, d.reason, array_to_string(d.cites, ', '), d.rejected, d.cost
  from arch.decisions as d
  join (
    select m.project, max(m.version) as version from arch.model_versions as m where m.project = any (arch_private.visible_projects()) group by m.project
  ) as last on last.project = d.project and last.version = d.version
  where d.subject = explain.object
    or substr(d.subject, strpos(d.subject, ':') + 1) = explain.object
    or starts_with(substr(d.subject, strpos(d.subject, ':') + 1), explain.object || '.')
    or right(d.subject, length(explain.object) + 1) = '.' || explain.object
    or explain.object = any (d.cites)
  order by d.project, d.ordinal;
  if not found then
    perform arch_private.raise_error('unknown_object', format('nothing was decided about %s', coalesce(explain.object, 'null')),
      'Give an address (table:shop.orders, or orders), a model path (access.recent_orders) or a plan; all of them: select * from arch.decisions.');
  end if;
end
$$;
comment on function arch.explain(text) is
  'Why an object is as it is: rule, reason, cited facts, rejected alternative, cost, from the last declared version. Takes an address, a name, a model path, or a plan (then its hazards).';
grant execute on function arch.explain(text) to arch_user;
