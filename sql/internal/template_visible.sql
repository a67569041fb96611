-- What a template says of who sees rows, and of which parts count in a sum, when names change or parts go.

create or replace function arch_private.template_swap_conditions(model jsonb, entity text, former text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := template_swap_conditions.model;
  v_part record;
begin
  for v_part in
    select e.key as entity, array[w.word, n.key, 'when'] as path, n.value -> 'when' as condition
    from jsonb_each(template_swap_conditions.model -> 'entities') as e
    cross join unnest(array['visible', 'sums']) as w (word)
    cross join lateral jsonb_each(coalesce(e.value -> w.word, '{}')) as n
    where n.value ? 'when' and case w.word when 'visible' then e.key else n.value ->> 'of' end = template_swap_conditions.entity
    union all
    select e.key, array['visible', n.key, 'where'], n.value -> 'where'
    from jsonb_each(template_swap_conditions.model -> 'entities') as e
    cross join lateral jsonb_each(coalesce(e.value -> 'visible', '{}')) as n
    where n.value ? 'where' and n.value ->> 'by' = template_swap_conditions.entity
  loop
    v_model := jsonb_set(v_model, array['entities', v_part.entity] || v_part.path, arch_private.template_swap(v_part.condition, template_swap_conditions.former, template_swap_conditions.name));
  end loop;
  return v_model;
end
$$;
comment on function arch_private.template_swap_conditions(jsonb, text, text, text) is 'Conditions of who sees rows and of which parts count, over the attributes and keys of one entity, by a new name.';

create or replace function arch_private.template_swap_openers(model jsonb, former text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := template_swap_openers.model;
  v_way record;
begin
  for v_way in
    select e.key as entity, n.key as name
    from jsonb_each(template_swap_openers.model -> 'entities') as e
    cross join lateral jsonb_each(coalesce(e.value -> 'visible', '{}')) as n
    where n.value ->> 'by' = template_swap_openers.former
  loop
    v_model := jsonb_set(v_model, array['entities', v_way.entity, 'visible', v_way.name, 'by'], to_jsonb(template_swap_openers.name));
  end loop;
  if v_model #>> '{intent,actor}' = template_swap_openers.former then
    v_model := jsonb_set(v_model, '{intent,actor}', to_jsonb(template_swap_openers.name));
  end if;
  return v_model;
end
$$;
comment on function arch_private.template_swap_openers(jsonb, text, text) is 'Who acts, and what opens rows, by an entity''s new name.';

create or replace function arch_private.template_without_ways(model jsonb, entity text, name text)
returns jsonb
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_model jsonb := template_without_ways.model;
  v_word text := '\m' || template_without_ways.name || '(_id)?\M';
  v_actor text := template_without_ways.model #>> '{intent,actor}';
  v_way record;
begin
  for v_way in
    select e.key as entity, n.key as name
    from jsonb_each(template_without_ways.model -> 'entities') as e
    cross join lateral jsonb_each(coalesce(e.value -> 'visible', '{}')) as n
    where (template_without_ways.name is null and n.value ->> 'by' = template_without_ways.entity)
      or (e.key = template_without_ways.entity and n.value ->> 'when' ~ v_word)
      or (n.value ->> 'by' = template_without_ways.entity and n.value ->> 'where' ~ v_word)
      -- Without who acts, what opened for one would open for all.
      or (template_without_ways.name is null and template_without_ways.entity = v_actor and n.value ? 'by' and exists (
        select 1 from jsonb_array_elements(template_without_ways.model -> 'relationships') as r where r.value ->> 'from' = n.value ->> 'by' and r.value ->> 'to' = v_actor
      ))
  loop
    v_model := v_model #- array['entities', v_way.entity, 'visible', v_way.name];
    if v_model #> array['entities', v_way.entity, 'visible'] = '{}' then
      perform arch_private.raise_error('bad_argument', format('options.drop: nothing would be left that says who sees rows of %s', v_way.entity), format('Keep %s, or write the model without `visible` by hand: everybody would see every row then.', coalesce(template_without_ways.name, template_without_ways.entity)));
    end if;
  end loop;
  return case when template_without_ways.name is null and template_without_ways.entity = v_actor then v_model #- '{intent,actor}' else v_model end;
end
$$;
comment on function arch_private.template_without_ways(jsonb, text, text) is 'A model without the ways to see rows that rest on an attribute or key, or without a name on the entity. The last way of an entity stays: without it everybody would see everything.';
