-- Sealing the audit log, and verifying it. Events get their leaf in the order in which they are sealed; nobody waits for a lock.
-- Reads events, outbox, seals, nodes, checkpoints; writes seals, nodes, checkpoints. Raises not_allowed (ZA002), bad_argument (ZA008).
create or replace function arch_worker.enqueue_seal()
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select 1 from arch.event_outbox) then
    perform arch_private.enqueue('seal', '{}', 'seal');
  end if;
end
$$;
comment on function arch_worker.enqueue_seal() is 'Asks for a sealing job when there is something to seal.';
grant execute on function arch_worker.enqueue_seal() to arch_worker;

create or replace function arch_private.seal_event(event uuid, leaf bigint)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_hash bytea;
  v_position bigint := seal_event.leaf;
  v_level integer := 0;
begin
  select arch_private.leaf_hash(arch_private.event_text(e)) into strict v_hash from arch.events as e where e.id = seal_event.event;
  insert into arch.event_seals (leaf, event_id, leaf_hash) values (seal_event.leaf, seal_event.event, v_hash);
  while v_position % 2 = 1 loop
    v_hash := arch_private.node_hash(arch_private.tree_node(v_level, v_position - 1), v_hash);
    v_level := v_level + 1;
    v_position := v_position / 2;
    insert into arch.audit_nodes (level, position, hash) values (v_level, v_position, v_hash);
  end loop;
  delete from arch.event_outbox as o where o.event_id = seal_event.event;
end
$$;
comment on function arch_private.seal_event(uuid, bigint) is 'Appends one event to the tree, with every subtree that it completes.';

create or replace function arch_worker.seal_batch(max_events integer)
returns table (sealed integer, tree_size bigint, root_hash text, environment text, checkpoint_due boolean)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_event uuid;
  v_sealed integer := 0;
  v_size bigint;
begin
  -- Two sealers: the second one finds nothing to do. A table lock, because anybody may hold an advisory one and so keep the log unsealed.
  begin
    lock table arch.event_seals in share row exclusive mode nowait;
  exception
    when lock_not_available then
      return query select 0, 0::bigint, '', e.id::text, false from arch.environment as e;
      return;
  end;
  select coalesce(max(s.leaf) + 1, 0) into v_size from arch.event_seals as s;
  for v_event in select o.event_id from arch.event_outbox as o order by o.at, o.event_id limit greatest(seal_batch.max_events, 0) loop
    perform arch_private.seal_event(v_event, v_size);
    v_size := v_size + 1;
    v_sealed := v_sealed + 1;
  end loop;
  return query
  select v_sealed, v_size, encode(arch_private.tree_root(v_size), 'hex'), e.id::text,
    v_size > 0 and not exists (select 1 from arch.checkpoints as c where c.tree_size >= v_size)
  from arch.environment as e;
end
$$;
comment on function arch_worker.seal_batch(integer) is 'Seals up to so many events, oldest first; returns the tree''s head (root in hex) and whether it wants a checkpoint.';
grant execute on function arch_worker.seal_batch(integer) to arch_worker;

create or replace function arch_worker.record_checkpoint(tree_size bigint, root_hash text, signature text, key_id text, public_key text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  if encode(arch_private.tree_root(record_checkpoint.tree_size), 'hex') is distinct from record_checkpoint.root_hash then
    perform arch_private.raise_error('bad_argument', format('checkpoint at %s has a root that the tree does not have', record_checkpoint.tree_size));
  end if;
  insert into arch.checkpoints (tree_size, root_hash, signature, key_id, public_key)
  values (record_checkpoint.tree_size, decode(record_checkpoint.root_hash, 'hex'), record_checkpoint.signature, record_checkpoint.key_id, record_checkpoint.public_key)
  on conflict (tree_size) do nothing;
end
$$;
comment on function arch_worker.record_checkpoint(bigint, text, text, text, text) is 'Keeps a signed tree head beside the log; the copy that counts is the one outside.';
grant execute on function arch_worker.record_checkpoint(bigint, text, text, text, text) to arch_worker;

create or replace function arch_private.first_bad_leaf()
returns table (leaf bigint, reason text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select b.leaf, b.reason
  from (
    select coalesce(s.leaf, s.expected) as leaf, case
      when s.leaf <> s.expected then format('leaf %s is missing', s.expected)
      when e.id is null then 'its event is gone'
      when arch_private.leaf_hash(arch_private.event_text(e)) <> s.leaf_hash then 'its event is not what was sealed'
    end as reason
    from (select t.*, row_number() over (order by t.leaf) - 1 as expected from arch.event_seals as t) as s
    left join arch.events as e on e.id = s.event_id
  ) as b
  where b.reason is not null
  order by b.leaf
  limit 1
$$;
comment on function arch_private.first_bad_leaf() is 'Recomputes every leaf from its event''s content; the first that does not match, or no row.';

create or replace function arch_private.tree_fault(size bigint)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when exists (
      select 1
      from arch.audit_nodes as n
      where n.hash is distinct from arch_private.node_hash(arch_private.tree_node(n.level - 1, n.position * 2), arch_private.tree_node(n.level - 1, n.position * 2 + 1))
    ) then 'a node of the tree does not follow from its leaves'
    when (select count(*) from arch.audit_nodes) <> tree_fault.size - length(replace(ltrim(tree_fault.size::bit(62)::text, '0'), '0', '')) then 'nodes of the tree are missing'
    else (
      select format('the checkpoint of %s at %s events %s', to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), c.tree_size,
        case when c.tree_size > tree_fault.size then format('covers more than the %s that are here: the newest were removed', tree_fault.size) else 'has another root' end)
      from arch.checkpoints as c
      where c.tree_size > tree_fault.size or c.root_hash is distinct from arch_private.tree_root(c.tree_size)
      order by c.tree_size
      limit 1
    )
  end
$$;
comment on function arch_private.tree_fault(bigint) is 'What is wrong with the tree over that many leaves, or with a checkpoint kept here; null when nothing is.';

create or replace function arch.verify_audit()
returns table (ok boolean, events bigint, sealed bigint, unsealed bigint, oldest_unsealed interval, checkpoints bigint, first_bad_leaf bigint, reason text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_sealed bigint;
  v_bad record;
  v_fault text;
begin
  perform arch_private.require_person();
  select count(*) into v_sealed from arch.event_seals;
  select b.leaf, b.reason into v_bad from arch_private.first_bad_leaf() as b;
  if v_bad.reason is not null then
    v_fault := format('leaf %s: %s', v_bad.leaf, v_bad.reason);
  else
    v_fault := coalesce(
      arch_private.tree_fault(v_sealed),
      (select format('event %s is neither sealed nor waiting to be', e.id)
       from arch.events as e
       where not exists (select 1 from arch.event_seals as s where s.event_id = e.id) and not exists (select 1 from arch.event_outbox as o where o.event_id = e.id)
       limit 1));
  end if;
  return query
  select
    v_fault is null,
    (select count(*) from arch.events),
    v_sealed,
    (select count(*) from arch.event_outbox),
    (select date_trunc('second', clock_timestamp() - min(o.at)) from arch.event_outbox as o),
    (select count(*) from arch.checkpoints),
    v_bad.leaf,
    v_fault;
end
$$;
comment on function arch.verify_audit() is
  'Recomputes every leaf of the audit log from its event, the tree, and every checkpoint kept here. What a superuser rewrote together with all of them shows only against a checkpoint kept outside: see arch.audit_export and data-architect verify-audit.';
grant execute on function arch.verify_audit() to arch_user;

create or replace function arch.audit_export()
returns setof json
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform arch_private.require_role(array['auditor', 'admin'], null);
  return query
  select json_build_object('kind', 'event', 'leaf', s.leaf::text, 'text', arch_private.event_text(e), 'leaf_hash', encode(s.leaf_hash, 'hex'))
  from arch.event_seals as s
  join arch.events as e on e.id = s.event_id
  order by s.leaf;
  return query
  select json_build_object('kind', 'checkpoint', 'environment', coalesce(
    (select f.id from arch_private.former_environments as f where c.created_at < f.ended_at order by f.ended_at limit 1), (select e.id from arch.environment as e)), 'tree_size', c.tree_size::text, 'root_hash', encode(c.root_hash, 'hex'),
    'signature', c.signature, 'key_id', c.key_id)
  from arch.checkpoints as c
  order by c.tree_size;
end
$$;
comment on function arch.audit_export() is 'The sealed log as JSON lines: events with the exact bytes that were hashed, then checkpoints. Verified without any database by data-architect verify-audit. Auditors and admins.';
grant execute on function arch.audit_export() to arch_user;
