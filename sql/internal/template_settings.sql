-- What holds for a whole template: how tenants are kept apart, what keys are made of, what is kept of changes.

create or replace function arch_private.template_tenancy(model jsonb, tenancy jsonb)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := jsonb_set(jsonb_set(template_tenancy.model, '{intent}', coalesce(template_tenancy.model -> 'intent', '{}')), '{intent,tenancy}', template_tenancy.tenancy);
  v_entity text;
  v_attribute text;
  v_owned jsonb := '[]';
begin
  if template_tenancy.tenancy ->> 'kind' = 'row' then
    for v_entity in select e.key from jsonb_each(v_model -> 'entities') as e where e.key <> template_tenancy.tenancy ->> 'by' and not e.value ? 'within' and e.value ->> 'tenant' is distinct from 'global' loop
      continue when exists (
        select 1 from jsonb_array_elements(v_model -> 'relationships') as r
        where r.value ->> 'from' = v_entity and r.value ->> 'to' = template_tenancy.tenancy ->> 'by' and r.value -> 'required' = 'true'
      );
      v_owned := v_owned || jsonb_build_array(jsonb_build_object('from', v_entity, 'to', template_tenancy.tenancy -> 'by', 'required', true));
    end loop;
    -- Sums that are kept ready know no tenants: they are read from the rows.
    v_model := jsonb_set(v_model, '{access}', coalesce((select jsonb_agg(a.value - 'stale_for' order by a.ordinal) from jsonb_array_elements(v_model -> 'access') with ordinality as a (value, ordinal)), '[]'));
    return jsonb_set(v_model, '{relationships}', (
      select coalesce(jsonb_agg(r.value), '[]') from jsonb_array_elements(v_model -> 'relationships') as r
      where r.value ? 'role' or not v_owned @> jsonb_build_array(jsonb_build_object('from', r.value -> 'from', 'to', r.value -> 'to'))
    ) || v_owned);
  end if;
  for v_entity in select e.key from jsonb_each(v_model -> 'entities') as e loop
    v_model := v_model #- array['entities', v_entity, 'tenant'];
    for v_attribute in select a.key from jsonb_each(coalesce(v_model #> array['entities', v_entity, 'attributes'], '{}')) as a where a.value ->> 'unique' = 'tenant' loop
      v_model := jsonb_set(v_model, array['entities', v_entity, 'attributes', v_attribute, 'unique'], '"global"');
    end loop;
    if v_model #> array['entities', v_entity] ? 'unique' then
      v_model := jsonb_set(v_model, array['entities', v_entity, 'unique'], (select jsonb_agg(u.value - 'scope') from jsonb_array_elements(v_model #> array['entities', v_entity, 'unique']) as u));
    end if;
  end loop;
  return v_model;
end
$$;
comment on function arch_private.template_tenancy(jsonb, jsonb) is
  'A model with other tenancy. By row: everything that is not within something belongs to the tenant. Else: what was unique within a tenant is unique, as each tenant has tables of its own.';

create or replace function arch_private.template_history(model jsonb, history jsonb)
returns jsonb
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_set(model, '{entities}', (
    select jsonb_object_agg(e.key, case
      when jsonb_typeof(history) = 'string' and (e.value -> 'immutable' = 'true' and history <> '"none"') then e.value
      when jsonb_typeof(history) = 'string' then e.value || jsonb_build_object('history', history)
      when history ? e.key then e.value || jsonb_build_object('history', history -> e.key)
      else e.value
    end)
    from jsonb_each(model -> 'entities') as e
  ))
$$;
comment on function arch_private.template_history(jsonb, jsonb) is 'A model that keeps what was before: of every entity (rows that are never changed have none), or of those named.';
