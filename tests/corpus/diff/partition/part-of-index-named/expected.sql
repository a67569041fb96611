-- column create, constraint create, index create, table create

-- create table s.p2
create table s.p2 partition of s.t FOR VALUES IN (2);
alter table s.p2 owner to postgres;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p2') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_pk');
  if part is null then return; end if;
  if called <> 'p2_known' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p2_known') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p2'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p2_known');
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
    where i.indrelid = pg_catalog.to_regclass('s.p2') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_a');
  if part is null then return; end if;
  if called <> 'p2_by_a' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p2_by_a') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p2'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p2_by_a');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;

-- create constraint s.t.t_pk
alter table s.t add constraint t_pk PRIMARY KEY (id);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p2') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_pk');
  if part is null then return; end if;
  if called <> 'p2_known' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p2_known') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p2'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p2_known');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;

-- create index s.t_a
CREATE INDEX t_a ON s.t USING btree (a);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p1') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_a');
  if part is null then return; end if;
  if called <> 'p1_by_a' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p1_by_a') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p1'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p1_by_a');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('comment on index %s is %L', part, 'By a.');
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p2') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_a');
  if part is null then return; end if;
  if called <> 'p2_by_a' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p2_by_a') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p2'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p2_by_a');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;
