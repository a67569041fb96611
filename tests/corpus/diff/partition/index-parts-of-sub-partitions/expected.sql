-- column create, constraint create, index alter, index drop, index.statistics, table alter, table create, table.partition_of

-- drop index public.whole_i, to make it again: Postgres gives whole_si, its part on whole_s, its options only when it is made
drop index public.whole_i;

-- drop index public.standing_b, to make it again: Postgres gives standing_sb, its part on standing_s, its options only when it is made
drop index public.standing_b;

-- drop index public.e, to make it again: Postgres gives et, its part on t, its options only when it is made
drop index public.e;

-- statistics targets of parts of whole_e
alter index public.whole_s_expr_idx alter column 1 set statistics 100;
alter index public.whole_s1_expr_idx alter column 1 set statistics -1;

-- create table public.standing_s
create table public.standing_s partition of public.standing FOR VALUES IN (1) partition by LIST (b);
alter table public.standing_s owner to postgres;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.standing_s') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.standing_b');
  if part is null then return; end if;
  if called <> 'standing_sb' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.standing_sb') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.standing_s'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'standing_sb');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;

-- create table public.standing_s1
create table public.standing_s1 partition of public.standing_s FOR VALUES IN (1);
alter table public.standing_s1 owner to postgres;

-- create constraint public.keyed.keyed_u
alter table public.keyed_s add constraint keyed_su UNIQUE (a, b) WITH (fillfactor=70);
alter table public.keyed add constraint keyed_u UNIQUE (a, b) WITH (fillfactor=90);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.keyed_s') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.keyed_u');
  if part is null then return; end if;
  if called <> 'keyed_su' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.keyed_su') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.keyed_s'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'keyed_su');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;

-- make index public.e again
CREATE INDEX et ON public.t USING btree (((a + b))) WITH (fillfactor='40');
CREATE INDEX es ON public.s USING btree (((a + b))) WITH (fillfactor='50');
CREATE INDEX e ON public.p USING btree (((a + b)));
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.s') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.e');
  if part is null then return; end if;
  if called <> 'es' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.es') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.s'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'es');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('alter index %s alter column 1 set statistics 9', part);
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.t') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.e');
  if part is null then return; end if;
  if called <> 'et' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.et') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.t'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'et');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('alter index %s alter column 1 set statistics 8', part);
  execute pg_catalog.format('comment on index %s is %L', part, 'A part.');
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.t1') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.e');
  if part is null then return; end if;
  if called <> 't1i' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.t1i') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.t1'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 't1i');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('alter index %s set (fillfactor=''30'')', part);
  execute pg_catalog.format('alter index %s alter column 1 set statistics -1', part);
end
$arch$;

-- make index public.standing_b again
CREATE INDEX standing_sb ON public.standing_s USING btree (b) WITH (fillfactor='70');
CREATE INDEX standing_b ON public.standing USING btree (b);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.standing_q') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.standing_b');
  if part is null then return; end if;
  if called <> 'standing_qb' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.standing_qb') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.standing_q'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'standing_qb');
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
    where i.indrelid = pg_catalog.to_regclass('public.standing_s') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.standing_b');
  if part is null then return; end if;
  if called <> 'standing_sb' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.standing_sb') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.standing_s'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'standing_sb');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;

-- alter index public.whole_e: statistics
alter index public.whole_e alter column 1 set statistics 100;
alter index public.whole_s1_expr_idx alter column 1 set statistics -1;

-- make index public.whole_i again
CREATE INDEX whole_si ON public.whole_s USING btree (b) WITH (fillfactor='75');
CREATE INDEX whole_i ON public.whole USING btree (b);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('public.whole_s') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.whole_i');
  if part is null then return; end if;
  if called <> 'whole_si' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.whole_si') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.whole_s'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'whole_si');
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
    where i.indrelid = pg_catalog.to_regclass('public.whole_s1') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('public.whole_i');
  if part is null then return; end if;
  if called <> 'whole_s1i' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('public.whole_s1i') and c.relispartition and i.indrelid = pg_catalog.to_regclass('public.whole_s1'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'whole_s1i');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('alter index %s set (fillfactor=''60'')', part);
end
$arch$;

-- public.joins_p attach partition public.joins_s FOR VALUES IN (1)
alter table public.joins_p attach partition public.joins_s FOR VALUES IN (1);
