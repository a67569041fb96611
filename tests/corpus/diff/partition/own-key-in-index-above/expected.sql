-- column create, constraint create, table create

-- create table s.q
create table s.q partition of s.t FOR VALUES IN (2);
alter table s.q owner to postgres;

-- create constraint s.p.p_pk
--   no way back: create constraint s.p.p_pk: stays, Postgres has no statement that takes it back
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.i');
  if part is null then raise undefined_object using message = 's.p has no part of index s.i'; end if;
  execute pg_catalog.format('alter table %s add constraint %I primary key using index %I', 's.p', 'p_pk', called);
end
$arch$;

-- create constraint s.q.q_once
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.q') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.i');
  if part is null then raise undefined_object using message = 's.q has no part of index s.i'; end if;
  execute pg_catalog.format('alter table %s add constraint %I unique using index %I deferrable initially deferred', 's.q', 'q_once', called);
end
$arch$;
