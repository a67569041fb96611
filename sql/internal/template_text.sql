-- A model as YAML for people: keys in the order of the template it came from, an attribute, relationship or access pattern a line.

create or replace function arch_private.item_path(item jsonb)
returns text
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select '[' || coalesce(case when jsonb_typeof(item) = 'object' then item ->> 'name' end, '') || ']'
$$;
comment on function arch_private.item_path(jsonb) is 'What an item of a list is called in a path: by its name, where it has one.';

create or replace function arch_private.json_paths(value json, path text default '')
returns text[]
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case json_typeof(value)
    when 'object' then coalesce((
      select array_agg(inner_paths.path order by m.ordinal, inner_paths.ordinal)
      from json_each(value) with ordinality as m (key, value, ordinal)
      cross join lateral unnest(array[json_paths.path || '.' || m.key] || arch_private.json_paths(m.value, json_paths.path || '.' || m.key)) with ordinality as inner_paths (path, ordinal)
    ), '{}')
    when 'array' then coalesce((
      select array_agg(inner_paths.path order by i.ordinal, inner_paths.ordinal)
      from json_array_elements(value) with ordinality as i (item, ordinal)
      cross join lateral unnest(arch_private.json_paths(i.item, json_paths.path || arch_private.item_path(i.item::jsonb))) with ordinality as inner_paths (path, ordinal)
    ), '{}')
    else '{}'
  end
$$;
comment on function arch_private.json_paths(json, text) is 'Every path of a document''s objects, in their order.';

create or replace function arch_private.yaml_line(value jsonb, path text, known text[])
returns text
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case jsonb_typeof(value)
    when 'object' then coalesce((
      select '{ ' || string_agg(m.key || ': ' || arch_private.yaml_line(m.value, yaml_line.path || '.' || m.key, known), ', ' order by array_position(known, yaml_line.path || '.' || m.key), array_position(array['name', 'entity', 'from', 'to', 'type', 'role'], m.key), m.key) || ' }'
      from jsonb_each(value) as m
    ), '{}')
    when 'array' then coalesce((select '[' || string_agg(arch_private.yaml_line(i.item, yaml_line.path || arch_private.item_path(i.item), known), ', ' order by i.ordinal) || ']' from jsonb_array_elements(value) with ordinality as i (item, ordinal)), '[]')
    when 'string' then case when value #>> '{}' ~ '^[a-z][a-z0-9_]*$' and value #>> '{}' not in ('true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n') then value #>> '{}' else value::text end
    else value::text
  end
$$;
comment on function arch_private.yaml_line(jsonb, text, text[]) is 'A value as YAML in one line.';

create or replace function arch_private.yaml_block(value jsonb, path text, known text[], depth integer)
returns text
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(string_agg(
    repeat('  ', depth) || m.key || ':' || case
      when m.key in ('entities', 'attributes', 'rules') and jsonb_typeof(m.value) = 'object' and m.value <> '{}' or yaml_block.path = '.entities'
        then E'\n' || arch_private.yaml_block(m.value, yaml_block.path || '.' || m.key, known, depth + 1)
      when jsonb_typeof(m.value) = 'array' and depth = 0 and m.value <> '[]'
        then E'\n' || (select string_agg('  - ' || arch_private.yaml_line(i.item, yaml_block.path || '.' || m.key || arch_private.item_path(i.item), known), E'\n' order by i.ordinal) || E'\n' from jsonb_array_elements(m.value) with ordinality as i (item, ordinal))
      else ' ' || arch_private.yaml_line(m.value, yaml_block.path || '.' || m.key, known) || E'\n'
    end || case when yaml_block.path = '.entities' or depth = 0 and m.key not in ('model', 'entities') then E'\n' else '' end,
    '' order by array_position(known, yaml_block.path || '.' || m.key), m.key), '')
  from jsonb_each(value) as m
$$;
comment on function arch_private.yaml_block(jsonb, text, text[], integer) is 'An object as YAML, entities and attributes in blocks, the rest in lines.';
