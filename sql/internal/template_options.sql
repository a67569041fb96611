-- What one may ask of a template, looked at before anything is done: every refusal names the path and what is possible.

create or replace function arch_private.check_template_options(template arch.templates, options jsonb)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_types jsonb := '{"model": "string", "rename": "object", "drop": "array", "entities": "object", "relationships": "array", "access": "array", "tenancy": "object", "keys": "string", "timestamps": "boolean", "workload": "string", "horizon": "string", "audit": "boolean", "history": "object"}';
  v_model jsonb := check_template_options.template.model::jsonb;
  v_added jsonb := coalesce(check_template_options.options -> 'entities', '{}');
  v_links text[] := array(select r.value ->> 'name' from jsonb_array_elements(v_model -> 'relationships') as r where r.value ? 'between');
  v_option record;
  v_item record;
  v_entity text;
  v_attribute text;
  v_names text[] := check_template_options.template.entities;
begin
  if jsonb_typeof(check_template_options.options) is distinct from 'object' then
    perform arch_private.raise_error('bad_argument', 'options must be an object', format('Write one like {"rename": {"%s": "…"}, "drop": ["%s"]}; the keys are: %s.', v_names[1], v_names[2], (select string_agg(k.key, ', ' order by k.key) from jsonb_object_keys(v_types) as k (key))));
  end if;
  for v_option in select o.key, o.value from jsonb_each(check_template_options.options) as o order by o.key loop
    if not v_types ? v_option.key then
      perform arch_private.raise_error('bad_argument', format('options.%s: no such option', v_option.key), format('Write one of: %s.', (select string_agg(k.key, ', ' order by k.key) from jsonb_object_keys(v_types) as k (key))));
    end if;
    if jsonb_typeof(v_option.value) <> v_types ->> v_option.key and not (v_option.key in ('tenancy', 'history') and jsonb_typeof(v_option.value) = 'string') then
      perform arch_private.raise_error('bad_argument', format('options.%s: %s where %s is expected', v_option.key, jsonb_typeof(v_option.value), v_types ->> v_option.key), case v_option.key
        when 'rename' then 'Write {"rename": {"customer": "client", "customer.email": "mail"}}.' when 'drop' then 'Write {"drop": ["review", "order.note"]}.'
        when 'tenancy' then 'Write {"tenancy": "none"}, or {"tenancy": {"kind": "row", "by": "…"}}.' else format('Give a %s.', v_types ->> v_option.key) end);
    end if;
  end loop;
  for v_item in
    select 'drop[' || (d.ordinal - 1) || ']' as path, d.name, true as links, null as becomes
    from jsonb_array_elements_text(coalesce(check_template_options.options -> 'drop', '[]')) with ordinality as d (name, ordinal)
    union all
    select format('rename["%s"]', r.key), r.key, false, r.value #>> '{}' from jsonb_each(coalesce(check_template_options.options -> 'rename', '{}')) as r
  loop
    v_entity := split_part(v_item.name, '.', 1);
    v_attribute := nullif(split_part(v_item.name, '.', 2), '');
    if not v_entity = any (v_names) and not (v_item.links and v_attribute is null and v_entity = any (v_links)) then
      perform arch_private.raise_error('bad_argument', format('options.%s: %s has no entity `%s`', v_item.path, check_template_options.template.name, v_entity), format('Its entities are: %s.', array_to_string(v_names, ', ')));
    end if;
    if v_attribute is not null and not coalesce(v_model #> array['entities', v_entity, 'attributes'], '{}') ? v_attribute then
      perform arch_private.raise_error('bad_argument', format('options.%s: %s has no attribute `%s`', v_item.path, v_entity, v_attribute),
        format('Its attributes are: %s.', coalesce((select string_agg(a.key, ', ') from jsonb_object_keys(v_model #> array['entities', v_entity, 'attributes']) as a (key)), 'none')));
    end if;
    if not v_item.links then
      if v_item.becomes is null or v_item.becomes !~ '^[a-z][a-z0-9_]{0,62}$' then
        perform arch_private.raise_error('bad_argument', format('options.%s: `%s` is not a name', v_item.path, v_item.becomes), 'Lower-case letters, digits and underscores, a letter first; of an attribute the new name alone, without its entity.');
      end if;
      if v_attribute is null and (v_item.becomes = any (v_names || v_links)) or v_attribute is not null and v_model #> array['entities', v_entity, 'attributes'] ? v_item.becomes then
        perform arch_private.raise_error('bad_argument', format('options.%s: there is a `%s` already', v_item.path, v_item.becomes), 'Choose another name, or rename that one too, in a second step.');
      end if;
    end if;
  end loop;
  select i.key as within, i.value ->> 'within' as owner into v_item
  from jsonb_each(v_model -> 'entities') as i
  where check_template_options.options -> 'drop' ? (i.value ->> 'within') and not check_template_options.options -> 'drop' ? i.key limit 1;
  if v_item.within is not null then
    perform arch_private.raise_error('bad_argument', format('options.drop: %s is within %s', v_item.within, v_item.owner), format('Drop %s too, or keep %s.', v_item.within, v_item.owner));
  end if;
  v_entity := v_model #>> '{intent,tenancy,by}';
  if check_template_options.options -> 'drop' ? v_entity and not check_template_options.options ? 'tenancy' then
    perform arch_private.raise_error('bad_argument', format('options.drop: %s is the tenant', v_entity), 'Say what the tenant is then: "tenancy": {"kind": "row", "by": "…"}, or "tenancy": "none".');
  end if;
  if jsonb_typeof(check_template_options.options -> 'tenancy') = 'object' and check_template_options.options #>> '{tenancy,kind}' = 'row' then
    v_entity := check_template_options.options #>> '{tenancy,by}';
    if v_entity is null or not (v_entity = any (v_names) or v_added ? v_entity or exists (select 1 from jsonb_each_text(coalesce(check_template_options.options -> 'rename', '{}')) as r where r.value = v_entity)) then
      perform arch_private.raise_error('bad_argument', format('options.tenancy.by: there is no entity `%s`', v_entity), format('Name one of: %s; or add it under "entities".', array_to_string(v_names, ', ')));
    end if;
  end if;
  for v_option in select o.key, o.value #>> '{}' as word, w.words
    from (values ('tenancy', array['none', 'schema', 'database']), ('keys', array['uuid_v7', 'uuid_v4', 'bigint']), ('workload', array['oltp', 'write_heavy', 'read_heavy', 'analytical', 'mixed']), ('history', array['none', 'audit', 'temporal'])) as w (key, words)
    join jsonb_each(check_template_options.options) as o on o.key = w.key and jsonb_typeof(o.value) = 'string'
  loop
    if not v_option.word = any (v_option.words) then
      perform arch_private.raise_error('bad_argument', format('options.%s: `%s`', v_option.key, v_option.word), format('Write one of: %s.', array_to_string(v_option.words, ', ')));
    end if;
  end loop;
end
$$;
comment on function arch_private.check_template_options(arch.templates, jsonb) is 'Refuses options that a template can''t follow (ZA008), with the path and what is possible.';
