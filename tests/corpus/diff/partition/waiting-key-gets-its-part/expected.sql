-- constraint alter, constraint.waits, index drop

-- drop index s.t_a_key
drop index s.t_a_key;

-- drop constraint s.t.t_key, to make it again: it waits for parts
alter table s.t drop constraint t_key;

-- make constraint s.t.t_key again
alter table s.t add constraint t_key UNIQUE (kind, id);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.t_a') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_key');
  if part is null then return; end if;
  if called <> 't_a_key' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.t_a_key') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.t_a'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 't_a_key');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;
