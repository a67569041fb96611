-- column create, index create, table alter, table create, table.replica_identity

-- create table s.q
create table s.q partition of s.t FOR VALUES IN (2);
alter table s.q owner to postgres;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.q') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_a_too');
  if part is null then return; end if;
  execute pg_catalog.format('alter table %s cluster on %I', 's.q', called);
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.q') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_once');
  if part is null then return; end if;
  execute pg_catalog.format('alter table %s replica identity using index %I', 's.q', called);
end
$arch$;

-- create index s.t_a_too
CREATE INDEX t_a_too ON s.t USING btree (a) INCLUDE (id);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.q') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_a_too');
  if part is null then return; end if;
  execute pg_catalog.format('alter table %s cluster on %I', 's.q', called);
end
$arch$;

-- create index s.t_once
CREATE UNIQUE INDEX t_once ON s.t USING btree (id, a);
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_once');
  if part is null then return; end if;
  execute pg_catalog.format('alter table %s replica identity using index %I', 's.p', called);
end
$arch$;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.q') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.t_once');
  if part is null then return; end if;
  execute pg_catalog.format('alter table %s replica identity using index %I', 's.q', called);
end
$arch$;

-- create index s.p_a_idx2
CREATE INDEX p_a_idx2 ON s.p USING btree (a DESC);

-- alter table s.p: replica_identity
alter table s.p replica identity using index p_id_a_idx;
