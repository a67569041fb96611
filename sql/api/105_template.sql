-- A model to start from: a template as it is, or fitted to a business. Reads only; what comes out is a document for arch.check and arch.declare.
-- Raises unknown_object (ZA006), bad_argument (ZA008).
create or replace function arch.template(name text, options jsonb default '{}')
returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_template arch.templates;
  v_model jsonb;
  v_known text[];
  v_part record;
  v_tenancy jsonb;
begin
  select t.* into v_template from arch.templates as t where t.name = template.name;
  if not found then
    perform arch_private.raise_error('unknown_object', format('template %s', template.name), format('There are: %s. See select * from arch.templates.', (select string_agg(t.name, ', ' order by t.name) from arch.templates as t)));
  end if;
  if coalesce(template.options, '{}') = '{}' then
    return v_template.document;
  end if;
  perform arch_private.check_template_options(v_template, template.options);
  v_model := v_template.model::jsonb;
  v_known := arch_private.json_paths(v_template.model);
  -- Parts of parts first: after them their owners may go or be called otherwise.
  for v_part in select split_part(d.name, '.', 1) as entity, nullif(split_part(d.name, '.', 2), '') as attribute from jsonb_array_elements_text(coalesce(template.options -> 'drop', '[]')) as d (name) order by 2 nulls last loop
    v_model := case when v_part.attribute is null then arch_private.template_drop_entity(v_model, v_part.entity) else arch_private.template_drop_attribute(v_model, v_part.entity, v_part.attribute) end;
  end loop;
  for v_part in
    select split_part(r.key, '.', 1) as entity, nullif(split_part(r.key, '.', 2), '') as attribute, r.value as name
    from jsonb_each_text(coalesce(template.options -> 'rename', '{}')) as r
    where v_model -> 'entities' ? split_part(r.key, '.', 1)
    order by 2 nulls last
  loop
    v_model := case when v_part.attribute is null then arch_private.template_rename_entity(v_model, v_part.entity, v_part.name) else arch_private.template_rename_attribute(v_model, v_part.entity, v_part.attribute, v_part.name) end;
    v_known := array(select regexp_replace(k.path, '^\.entities\.' || v_part.entity || coalesce('\.attributes\.' || v_part.attribute, '') || '(\.|$)', '.entities.' || case when v_part.attribute is null then v_part.name else v_part.entity || '.attributes.' || v_part.name end || '\1') from unnest(v_known) with ordinality as k (path, ordinal) order by k.ordinal);
  end loop;
  for v_part in select e.key as entity, e.value from jsonb_each(coalesce(template.options -> 'entities', '{}')) as e loop
    v_model := jsonb_set(v_model, array['entities', v_part.entity], coalesce(v_model #> array['entities', v_part.entity], '{}') || v_part.value || case when v_part.value ? 'attributes' then jsonb_build_object(
      'attributes', coalesce(v_model #> array['entities', v_part.entity, 'attributes'], '{}') || (v_part.value -> 'attributes')
    ) else '{}' end);
  end loop;
  v_model := v_model || jsonb_build_object(
    'model', coalesce(template.options -> 'model', v_model -> 'model'),
    'relationships', (v_model -> 'relationships') || coalesce(template.options -> 'relationships', '[]'),
    'access', (v_model -> 'access') || coalesce(template.options -> 'access', '[]'),
    'intent', coalesce(v_model -> 'intent', '{}') || (select coalesce(jsonb_object_agg(o.key, o.value), '{}') from jsonb_each(template.options) as o where o.key in ('workload', 'horizon')),
    'conventions', coalesce(v_model -> 'conventions', '{}') || (select coalesce(jsonb_object_agg(o.key, o.value), '{}') from jsonb_each(template.options) as o where o.key in ('keys', 'timestamps'))
  );
  v_tenancy := template.options -> 'tenancy';
  if v_tenancy is not null then
    v_model := arch_private.template_tenancy(v_model, case jsonb_typeof(v_tenancy) when 'string' then jsonb_build_object('kind', v_tenancy) else v_tenancy end);
  end if;
  if template.options ? 'audit' then
    v_model := arch_private.template_history(v_model, to_jsonb(case when (template.options ->> 'audit')::boolean then 'audit'::text else 'none' end));
  end if;
  if template.options ? 'history' then
    v_model := arch_private.template_history(v_model, template.options -> 'history');
  end if;
  return format(E'# From the template %s, with %s\n', v_template.name, (select string_agg(o.key, ', ' order by o.key) from jsonb_object_keys(template.options) as o (key)))
    || rtrim(arch_private.yaml_block(v_model, '', v_known, 0), E'\n') || E'\n';
end
$$;
comment on function arch.template(text, jsonb) is
  'A model document to start from, see arch.templates. Options fit it: {"model": "shop", "rename": {"customer": "client", "customer.email": "mail"}, "drop": ["review", "order.note"], "entities": {"gift": {"is": "…", "attributes": {…}}}, "relationships": […], "access": […], "tenancy": "none" or {"kind": "row", "by": "store"}, "keys": "bigint", "timestamps": true, "workload": "oltp", "horizon": "3 years", "audit": true, "history": {"order": "audit"}}. What rests on what is dropped goes too. Declare it with arch.declare(project, arch.template(…)).';
grant execute on function arch.template(text, jsonb) to arch_user;
