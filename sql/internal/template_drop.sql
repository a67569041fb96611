-- Taking parts out of a template: what rests on a part goes with it, so that the rest is sound.

create or replace function arch_private.template_forget(model jsonb, entity text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := template_forget.model;
  v_entity jsonb := template_forget.model #> array['entities', template_forget.entity];
  v_word text := '\m' || template_forget.name || '(_id)?\M';
  v_key text;
  v_kept jsonb;
begin
  for v_key in select k.key from unnest(array['unique', 'depends', 'no_overlap', 'rules', 'one_of', 'sums', 'only_while', 'repeats']) as k (key) where v_entity ? k.key loop
    v_kept := case v_key
      when 'unique' then (select jsonb_agg(u.value) from jsonb_array_elements(v_entity -> v_key) as u where not (u.value -> 'of' ? template_forget.name or coalesce(u.value ->> 'when', '') ~ v_word))
      when 'depends' then (select jsonb_agg(d.value) from jsonb_array_elements(v_entity -> v_key) as d where not (d.value -> 'of' ? template_forget.name or d.value -> 'gives' ? template_forget.name))
      when 'no_overlap' then (select jsonb_agg(o.value) from jsonb_array_elements(v_entity -> v_key) as o where not o.value::text ~ v_word)
      when 'rules' then (select jsonb_object_agg(r.key, r.value) from jsonb_each(v_entity -> v_key) as r where not r.value #>> '{}' ~ v_word)
      when 'repeats' then nullif((v_entity -> v_key) - template_forget.name, '[]')
      when 'only_while' then nullif((v_entity -> v_key) - template_forget.name, '{}')
      when 'one_of' then (
        select jsonb_object_agg(o.key, jsonb_set(o.value, '{of}', (o.value -> 'of') - template_forget.name))
        from jsonb_each(v_entity -> v_key) as o
        where jsonb_array_length((o.value -> 'of') - template_forget.name) > 1
      )
      else (select jsonb_object_agg(s.key, s.value) from jsonb_each(v_entity -> v_key) as s where s.value ->> 'equals' <> template_forget.name)
    end;
    v_entity := case when v_kept is null then v_entity - v_key else jsonb_set(v_entity, array[v_key], v_kept) end;
  end loop;
  if v_entity #>> '{retention,after}' = template_forget.name then
    v_entity := v_entity - 'retention';
  end if;
  if v_entity #>> '{partitions,by}' = template_forget.name then
    v_entity := v_entity - 'partitions';
  end if;
  if v_entity is not null then
    v_model := jsonb_set(v_model, array['entities', template_forget.entity], v_entity);
  end if;
  v_model := arch_private.template_without_ways(v_model, template_forget.entity, template_forget.name);
  return jsonb_set(v_model, '{access}', coalesce((
    select jsonb_agg(case when a.value ->> 'entity' = template_forget.entity then arch_private.template_pattern_without(a.value, template_forget.name) else a.value end order by a.ordinal)
    from jsonb_array_elements(v_model -> 'access') with ordinality as a (value, ordinal)
    where a.value ->> 'entity' <> template_forget.entity or arch_private.template_pattern_without(a.value, template_forget.name) is not null
  ), '[]'));
end
$$;
comment on function arch_private.template_forget(jsonb, text, text) is 'A model without what rests on one attribute or to-one key of an entity: combinations, rules, periods, sums, access patterns.';

create or replace function arch_private.template_pattern_without(pattern jsonb, name text)
returns jsonb
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when pattern -> 'equals' ? name or pattern -> 'range' ? name or pattern -> 'contains' ? name or pattern ->> 'near' = name
      or pattern -> 'sort' ?| array[name, '-' || name] or pattern ->> 'when' ~ ('\m' || name || '(_id)?\M') or pattern -> 'search' = jsonb_build_array(name) then null
    else pattern || coalesce((
      select jsonb_object_agg(p.key, p.value - name) from jsonb_each(pattern) as p where p.key in ('returns', 'aggregates', 'search')
    ), '{}')
  end
$$;
comment on function arch_private.template_pattern_without(jsonb, text) is 'An access pattern that no longer shows a name; null where it asks by that name.';

create or replace function arch_private.template_drop_attribute(model jsonb, entity text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := template_drop_attribute.model #- array['entities', template_drop_attribute.entity, 'attributes', template_drop_attribute.name];
  v_whole text;
  v_role text;
  v_sums jsonb;
begin
  v_model := arch_private.template_forget(v_model, template_drop_attribute.entity, template_drop_attribute.name);
  -- Parts that said it once more say it alone.
  for v_whole in select e.key from jsonb_each(v_model -> 'entities') as e where e.value ->> 'within' = template_drop_attribute.entity and e.value -> 'repeats' ? template_drop_attribute.name loop
    v_model := jsonb_set(v_model, array['entities', v_whole, 'repeats'], (v_model #> array['entities', v_whole, 'repeats']) - template_drop_attribute.name);
    if v_model #> array['entities', v_whole, 'repeats'] = '[]' then
      v_model := v_model #- array['entities', v_whole, 'repeats'];
    end if;
  end loop;
  if template_drop_attribute.model #>> array['entities', template_drop_attribute.entity, 'attributes', template_drop_attribute.name, 'type'] = 'state' then
    -- Whose rows were written only in some of its states.
    for v_whole, v_role in
      select e.key, coalesce(r.value ->> 'role', template_drop_attribute.entity)
      from jsonb_each(v_model -> 'entities') as e
      left join jsonb_array_elements(v_model -> 'relationships') as r on r.value ->> 'from' = e.key and r.value ->> 'to' = template_drop_attribute.entity
      where e.value ? 'only_while'
    loop
      v_model := v_model #- array['entities', v_whole, 'only_while', v_role];
      if v_model #> array['entities', v_whole, 'only_while'] = '{}' then
        v_model := v_model #- array['entities', v_whole, 'only_while'];
      end if;
    end loop;
  end if;
  -- The whole whose parts added up by this attribute.
  for v_whole in select e.key from jsonb_each(v_model -> 'entities') as e where e.value ? 'sums' loop
    select jsonb_object_agg(s.key, s.value) into v_sums
    from jsonb_each(v_model #> array['entities', v_whole, 'sums']) as s
    where s.value ->> 'of' <> template_drop_attribute.entity or not (s.value ->> 'attribute' = template_drop_attribute.name or coalesce(s.value ->> 'when', '') ~ ('\m' || template_drop_attribute.name || '\M'));
    v_model := case when v_sums is null then v_model #- array['entities', v_whole, 'sums'] else jsonb_set(v_model, array['entities', v_whole, 'sums'], v_sums) end;
  end loop;
  return v_model;
end
$$;
comment on function arch_private.template_drop_attribute(jsonb, text, text) is 'A model without an attribute and what rests on it.';

create or replace function arch_private.template_drop_entity(model jsonb, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := arch_private.template_without_ways(template_drop_entity.model #- array['entities', template_drop_entity.name], template_drop_entity.name, null);
  v_tenant text := case when template_drop_entity.model #>> '{intent,tenancy,kind}' = 'row' then template_drop_entity.model #>> '{intent,tenancy,by}' end;
  v_relationship jsonb;
  v_kept jsonb := '[]';
  v_whole text;
  v_sums jsonb;
begin
  for v_relationship in select r.value from jsonb_array_elements(template_drop_entity.model -> 'relationships') with ordinality as r (value, ordinal) order by r.ordinal loop
    continue when v_relationship ->> 'from' = template_drop_entity.name or v_relationship ->> 'name' = template_drop_entity.name;
    if v_relationship ->> 'to' = template_drop_entity.name then
      v_model := arch_private.template_forget(v_model, v_relationship ->> 'from', coalesce(v_relationship ->> 'role', template_drop_entity.name));
      -- What reached its tenant through the thing that goes, reaches it directly now.
      continue when v_tenant is null or v_relationship -> 'required' <> 'true' or (v_model #> array['entities', v_relationship ->> 'from']) ?| array['within', 'tenant']
        or exists (select 1 from jsonb_array_elements(v_kept || (v_model -> 'relationships')) as o where o.value ->> 'from' = v_relationship ->> 'from' and o.value ->> 'to' = v_tenant);
      v_relationship := jsonb_build_object('from', v_relationship -> 'from', 'to', v_tenant, 'required', true);
    elsif v_relationship -> 'between' ? template_drop_entity.name then
      v_model := jsonb_set(v_model, '{access}', coalesce((select jsonb_agg(a.value order by a.ordinal) from jsonb_array_elements(v_model -> 'access') with ordinality as a (value, ordinal) where a.value -> 'entity' <> v_relationship -> 'name'), '[]'));
      continue;
    elsif v_relationship -> 'to_one_of' ? template_drop_entity.name then
      v_model := arch_private.template_forget(v_model, v_relationship ->> 'from', (v_relationship ->> 'role') || '_' || template_drop_entity.name);
      v_relationship := jsonb_set(v_relationship, '{to_one_of}', (v_relationship -> 'to_one_of') - template_drop_entity.name);
      if jsonb_array_length(v_relationship -> 'to_one_of') = 1 then
        v_relationship := v_relationship - 'to_one_of' || jsonb_build_object('to', v_relationship #> '{to_one_of,0}', 'role', (v_relationship ->> 'role') || '_' || (v_relationship #>> '{to_one_of,0}'));
      end if;
    end if;
    v_kept := v_kept || jsonb_build_array(v_relationship);
  end loop;
  v_model := jsonb_set(v_model, '{relationships}', v_kept);
  for v_whole in select e.key from jsonb_each(v_model -> 'entities') as e where e.value ? 'sums' loop
    select jsonb_object_agg(s.key, s.value) into v_sums from jsonb_each(v_model #> array['entities', v_whole, 'sums']) as s where s.value ->> 'of' <> template_drop_entity.name;
    v_model := case when v_sums is null then v_model #- array['entities', v_whole, 'sums'] else jsonb_set(v_model, array['entities', v_whole, 'sums'], v_sums) end;
  end loop;
  return jsonb_set(v_model, '{access}', coalesce((
    select jsonb_agg(a.value order by a.ordinal) from jsonb_array_elements(v_model -> 'access') with ordinality as a (value, ordinal) where a.value ->> 'entity' <> template_drop_entity.name
  ), '[]'));
end
$$;
comment on function arch_private.template_drop_entity(jsonb, text) is 'A model without an entity or link, and without the keys that lead to it; what reached its tenant through it reaches it directly.';
