-- index create, index drop

-- drop index s.q_a
drop index s.q_a;

-- drop index s.p_x_b
drop index s.p_x_b;

-- drop index s.p_b
drop index s.p_b;

-- drop index s.p_a
drop index s.p_a;

-- drop index s.f_b
drop index s.f_b;

-- drop index s.f_a
drop index s.f_a;

-- create index s.e_a
CREATE INDEX e_a ON s.e USING btree (a);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.f') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.e_a');
  if part is null then return; end if;
  if called <> 'f_a' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.f_a') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.f'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'f_a');
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
    where i.indrelid = pg_catalog.to_regclass('s.g') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.e_a');
  if part is null then return; end if;
  if called <> 'g_a' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.g_a') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.g'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'g_a');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;

-- create index s.e_b
CREATE INDEX e_b ON s.e USING btree (b);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.f') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.e_b');
  if part is null then return; end if;
  if called <> 'f_b' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.f_b') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.f'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'f_b');
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
    where i.indrelid = pg_catalog.to_regclass('s.p') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_a');
  if part is null then return; end if;
  if called <> 'p_a' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p_a') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p_a');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('comment on index %s is %L', part, 'of p');
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.q') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_a');
  if part is null then return; end if;
  if called <> 'q_a' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.q_a') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.q'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'q_a');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;

-- create index s.t_b
CREATE INDEX t_b ON s.t USING btree (b);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_b');
  if part is null then return; end if;
  if called <> 'p_b' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p_b') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p_b');
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
    where i.indrelid = pg_catalog.to_regclass('s.p_x') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_b');
  if part is null then return; end if;
  if called <> 'p_x_b' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p_x_b') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p_x'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p_x_b');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('comment on index %s is %L', part, 'of x');
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p_z') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_b');
  if part is null then return; end if;
  if called <> 'p_z_b' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p_z_b') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p_z'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p_z_b');
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
    where i.indrelid = pg_catalog.to_regclass('s.p_x_y') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_b');
  if part is null then return; end if;
  if called <> 'p_x_y_b' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.p_x_y_b') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p_x_y'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'p_x_y_b');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;
