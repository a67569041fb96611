-- constraint alter, constraint.waits

-- drop constraint s.t.t_pk, to make it again: it waits for parts
alter table s.t drop constraint t_pk;

-- make constraint s.t.t_pk again
alter table s.t add constraint t_pk PRIMARY KEY (id);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p1') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_pk');
  if part is null then return; end if;
  if called <> 'p1_pk' then execute pg_catalog.format('alter index %s rename to %I', part, 'p1_pk'); end if;
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p2') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_pk');
  if part is null then return; end if;
  if called <> 'p2_pk' then execute pg_catalog.format('alter index %s rename to %I', part, 'p2_pk'); end if;
end
$arch$;
