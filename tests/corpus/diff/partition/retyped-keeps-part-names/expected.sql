-- column alter, column.type, enum alter, enum.values, table rename

-- rename table s.d to s.e
alter table s.d rename to e;

-- make enum s.kind again without c: Postgres can't take values away from an enum
--   ! rows with c stop this step: change them first
alter type s.kind rename to zz_arch_old_kind;
create type s.kind as enum ('a', 'b');
alter type s.kind owner to postgres;
alter table s.t alter column k type s.kind using k::text::s.kind;
drop type s.zz_arch_old_kind;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.e') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_k');
  if part is null then return; end if;
  if called <> 'custom_kind' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.custom_kind') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.e'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'custom_kind');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;

-- alter column s.t.v: type
alter table s.t alter column v type bigint;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.e') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_pkey');
  if part is null then return; end if;
  if called <> 'custom_key' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.custom_key') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.e'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'custom_key');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.e') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_v');
  if part is null then return; end if;
  if called <> 'custom' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.custom') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.e'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'custom');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('comment on index %s is %L', part, 'c');
end
$arch$;
