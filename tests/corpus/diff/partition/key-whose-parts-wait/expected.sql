-- constraint alter, constraint drop, constraint.waits

-- drop constraint s.t.t_pk, to make it again: it waits for parts
alter table s.t drop constraint t_pk;

-- make constraint s.t.t_pk again
alter table s.t add constraint t_pk PRIMARY KEY (id);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p1') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_pk');
  if part is null then return; end if;
  if called <> 'p1_pk' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p1_pk') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p1'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p1_pk');
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
    where i.indrelid = pg_catalog.to_regclass('s.p2') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_pk');
  if part is null then return; end if;
  if called <> 'p2_pk' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p2_pk') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p2'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p2_pk');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;
