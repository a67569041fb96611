-- Other names in a template: wherever the model speaks of the thing, also in expressions.

create or replace function arch_private.template_swap(value jsonb, former text, name text)
returns jsonb
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case jsonb_typeof(value)
    when 'string' then to_jsonb(regexp_replace(value #>> '{}', '(?<!'')\m' || former || '(_id)?\M(?!'')', name || '\1', 'g'))
    when 'array' then (select coalesce(jsonb_agg(arch_private.template_swap(i.item, former, name) order by i.ordinal), '[]') from jsonb_array_elements(value) with ordinality as i (item, ordinal))
    when 'object' then (select coalesce(jsonb_object_agg(m.key, case when m.key in ('scope', 'how', 'keep', 'basis', 'then', 'kind', 'every') then m.value else arch_private.template_swap(m.value, former, name) end), '{}') from jsonb_each(value) as m)
    else value
  end
$$;
comment on function arch_private.template_swap(jsonb, text, text) is 'A part of a model with one name in place of another, in lists and expressions; texts in quotes stay.';

create or replace function arch_private.template_swap_in(model jsonb, entity text, former text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := template_swap_in.model;
  v_key text;
begin
  for v_key in
    select k.key from unnest(array['unique', 'depends', 'rules', 'one_of', 'no_overlap', 'partitions', 'retention', 'repeats']) as k (key) where v_model #> array['entities', template_swap_in.entity] ? k.key
  loop
    v_model := jsonb_set(v_model, array['entities', template_swap_in.entity, v_key], arch_private.template_swap(v_model #> array['entities', template_swap_in.entity, v_key], template_swap_in.former, template_swap_in.name));
  end loop;
  if v_model #> array['entities', template_swap_in.entity, 'only_while'] ? template_swap_in.former then
    v_model := jsonb_set(v_model #- array['entities', template_swap_in.entity, 'only_while', template_swap_in.former], array['entities', template_swap_in.entity, 'only_while', template_swap_in.name],
      v_model #> array['entities', template_swap_in.entity, 'only_while', template_swap_in.former]);
  end if;
  v_model := arch_private.template_swap_conditions(v_model, template_swap_in.entity, template_swap_in.former, template_swap_in.name);
  return jsonb_set(v_model, '{access}', coalesce((
    select jsonb_agg(case when a.value ->> 'entity' = template_swap_in.entity then a.value || coalesce((
      select jsonb_object_agg(p.key, arch_private.template_swap(p.value, template_swap_in.former, template_swap_in.name))
      from jsonb_each(a.value) as p
      where p.key in ('equals', 'range', 'sort', 'search', 'contains', 'near', 'returns', 'aggregates', 'when')
    ), '{}') else a.value end order by a.ordinal)
    from jsonb_array_elements(v_model -> 'access') with ordinality as a (value, ordinal)
  ), '[]'));
end
$$;
comment on function arch_private.template_swap_in(jsonb, text, text, text) is 'A model in which one entity, and what is asked of it, speak of an attribute or key by its new name.';

create or replace function arch_private.template_swap_sums(model jsonb, entity text, former text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := template_swap_sums.model;
  v_sum record;
begin
  for v_sum in
    select e.key as whole, s.key as name, s.value
    from jsonb_each(template_swap_sums.model -> 'entities') as e
    cross join lateral jsonb_each(coalesce(e.value -> 'sums', '{}')) as s
  loop
    if v_sum.whole = template_swap_sums.entity and v_sum.value ->> 'equals' = template_swap_sums.former then
      v_model := jsonb_set(v_model, array['entities', v_sum.whole, 'sums', v_sum.name, 'equals'], to_jsonb(template_swap_sums.name));
    end if;
    if v_sum.value ->> 'of' = template_swap_sums.entity and v_sum.value ->> 'attribute' = template_swap_sums.former then
      v_model := jsonb_set(v_model, array['entities', v_sum.whole, 'sums', v_sum.name, 'attribute'], to_jsonb(template_swap_sums.name));
    end if;
    if template_swap_sums.entity is null and v_sum.value ->> 'of' = template_swap_sums.former then
      v_model := jsonb_set(v_model, array['entities', v_sum.whole, 'sums', v_sum.name, 'of'], to_jsonb(template_swap_sums.name));
    end if;
  end loop;
  return v_model;
end
$$;
comment on function arch_private.template_swap_sums(jsonb, text, text, text) is 'Sums that speak of an attribute, or without an entity of the parts themselves, by the new name.';

create or replace function arch_private.template_rename_attribute(model jsonb, entity text, former text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := arch_private.template_swap_in(
    arch_private.template_swap_sums(template_rename_attribute.model, template_rename_attribute.entity, template_rename_attribute.former, template_rename_attribute.name),
    template_rename_attribute.entity, template_rename_attribute.former, template_rename_attribute.name
  );
  v_path text[] := array['entities', template_rename_attribute.entity, 'attributes'];
  v_other text;
begin
  v_model := jsonb_set(v_model #- (v_path || template_rename_attribute.former), v_path || template_rename_attribute.name, v_model #> (v_path || template_rename_attribute.former));
  -- What an owner and its parts both say has one name.
  for v_other in
    select e.key
    from jsonb_each(template_rename_attribute.model -> 'entities') as e
    where (e.value ->> 'within' = template_rename_attribute.entity and e.value -> 'repeats' ? template_rename_attribute.former)
      or (template_rename_attribute.model #>> array['entities', template_rename_attribute.entity, 'within'] = e.key and template_rename_attribute.model #> array['entities', template_rename_attribute.entity, 'repeats'] ? template_rename_attribute.former)
  loop
    if v_model #> array['entities', v_other, 'attributes'] ? template_rename_attribute.former then
      v_model := arch_private.template_rename_attribute(v_model, v_other, template_rename_attribute.former, template_rename_attribute.name);
    end if;
  end loop;
  return v_model;
end
$$;
comment on function arch_private.template_rename_attribute(jsonb, text, text, text) is 'A model with another name for an attribute, and for what repeats it.';

create or replace function arch_private.template_rename_entity(model jsonb, former text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := arch_private.template_swap_sums(template_rename_entity.model, null, template_rename_entity.former, template_rename_entity.name);
  v_new jsonb := to_jsonb(template_rename_entity.name);
  v_thing text;
  v_relationship jsonb;
  v_key text;
  v_at integer := 0;
begin
  -- Who has an attribute or role of this name means that, not the entity.
  for v_thing in
    select e.key from jsonb_each(v_model -> 'entities') as e where not coalesce(e.value -> 'attributes', '{}') ? template_rename_entity.former
    union
    select r.value ->> 'name' from jsonb_array_elements(v_model -> 'relationships') as r where r.value ? 'between'
    except
    select r.value ->> 'from' from jsonb_array_elements(v_model -> 'relationships') as r where r.value ->> 'role' = template_rename_entity.former
  loop
    v_model := arch_private.template_swap_in(v_model, v_thing, template_rename_entity.former, template_rename_entity.name);
    if v_model #>> array['entities', v_thing, 'within'] = template_rename_entity.former then
      v_model := jsonb_set(v_model, array['entities', v_thing, 'within'], v_new);
    end if;
  end loop;
  for v_relationship in select r.value from jsonb_array_elements(v_model -> 'relationships') with ordinality as r (value, ordinal) order by r.ordinal loop
    if v_relationship -> 'to_one_of' ? template_rename_entity.former then
      v_model := arch_private.template_swap_in(v_model, v_relationship ->> 'from', (v_relationship ->> 'role') || '_' || template_rename_entity.former, (v_relationship ->> 'role') || '_' || template_rename_entity.name);
    end if;
    for v_key in select k.key from jsonb_each(v_relationship) as k where k.key in ('from', 'to', 'between', 'to_one_of') loop
      v_relationship := jsonb_set(v_relationship, array[v_key], case
        when v_relationship ->> v_key = template_rename_entity.former then v_new
        when jsonb_typeof(v_relationship -> v_key) = 'array' then (
          select jsonb_agg(case i.item #>> '{}' when template_rename_entity.former then v_new else i.item end order by i.ordinal) from jsonb_array_elements(v_relationship -> v_key) with ordinality as i (item, ordinal)
        )
        else v_relationship -> v_key
      end);
    end loop;
    v_model := jsonb_set(v_model, array['relationships', v_at::text], v_relationship);
    v_at := v_at + 1;
  end loop;
  v_model := arch_private.template_swap_openers(v_model, template_rename_entity.former, template_rename_entity.name);
  if v_model #>> '{intent,tenancy,by}' = template_rename_entity.former then
    v_model := jsonb_set(v_model, '{intent,tenancy,by}', v_new);
  end if;
  v_model := jsonb_set(v_model, '{access}', coalesce((
    select jsonb_agg(case when a.value ->> 'entity' = template_rename_entity.former then jsonb_set(a.value, '{entity}', v_new) else a.value end order by a.ordinal)
    from jsonb_array_elements(v_model -> 'access') with ordinality as a (value, ordinal)
  ), '[]'));
  return jsonb_set(v_model #- array['entities', template_rename_entity.former], array['entities', template_rename_entity.name], (v_model #> array['entities', template_rename_entity.former]) - 'plural');
end
$$;
comment on function arch_private.template_rename_entity(jsonb, text, text) is 'A model with another name for an entity: in owners, keys, sums, access patterns and expressions. Its table''s name follows.';
