-- The bytes of an event, its leaf, and the tree over the leaves (RFC 6962: 0x00 before a leaf, 0x01 before a node). Reads only.
create or replace function arch_private.event_text(event arch.events)
returns text
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select arch_private.length_prefixed(array[
    'event 1', event.id::text, to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), event.kind, event.person_id::text, event.project, event.plan,
    event.detail::text, event.xid::text, event.session::text
  ])
$$;
comment on function arch_private.event_text(arch.events) is 'Canonical text of an event, form 1: every field with its length before it, times in UTC to the microsecond. Independent of the session''s settings.';

create or replace function arch_private.leaf_hash(text text)
returns bytea
language sql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select sha256('\x00'::bytea || convert_to(text, 'UTF8'))
$$;
comment on function arch_private.leaf_hash(text) is 'Leaf of the tree for the canonical text of an event.';

create or replace function arch_private.node_hash(left_hash bytea, right_hash bytea)
returns bytea
language sql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select sha256('\x01'::bytea || left_hash || right_hash)
$$;
comment on function arch_private.node_hash(bytea, bytea) is 'Node over two subtrees.';

create or replace function arch_private.tree_node(level integer, at_position bigint)
returns bytea
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when tree_node.level = 0
    then (select s.leaf_hash from arch.event_seals as s where s.leaf = tree_node.at_position)
    else (select n.hash from arch.audit_nodes as n where n.level = tree_node.level and n.position = tree_node.at_position)
  end
$$;
comment on function arch_private.tree_node(integer, bigint) is 'Stored hash of a whole subtree: level 0 is a leaf.';

create or replace function arch_private.tree_root(tree_size bigint)
returns bytea
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_root bytea;
  v_rest bigint := tree_root.tree_size;
  v_level integer := 0;
begin
  if v_rest = 0 then
    return sha256(''::bytea);
  end if;
  -- The whole subtrees under this size, smallest (rightmost) first.
  while v_rest > 0 loop
    if v_rest % 2 = 1 then
      v_root := case when v_root is null
        then arch_private.tree_node(v_level, v_rest - 1)
        else arch_private.node_hash(arch_private.tree_node(v_level, v_rest - 1), v_root)
      end;
    end if;
    v_rest := v_rest / 2;
    v_level := v_level + 1;
  end loop;
  return v_root;
end
$$;
comment on function arch_private.tree_root(bigint) is 'Root of the tree over the first leaves, from stored subtrees; null where one is missing.';
