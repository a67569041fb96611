-- index create

-- create index public.e
CREATE INDEX e ON public.p USING btree (((b + 1)));
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.p1') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.e');
  if part is null then return; end if;
  execute pg_catalog.format('alter index %s alter column 1 set statistics 50', part);
end
$arch$;

-- create index public.i
CREATE INDEX i ON public.p USING btree (b);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.p1') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.i');
  if part is null then return; end if;
  if called <> 'i1' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.i1') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.p1'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'i1');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('alter index %s set (fillfactor=''70'')', part);
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.p2') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.i');
  if part is null then return; end if;
  if called <> 'i2' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.i2') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.p2'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'i2');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;
