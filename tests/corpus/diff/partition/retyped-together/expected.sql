-- column alter, column.type

-- drop constraint s.r.r_id_k_fkey, to make it again: it needs column s.r.id, which becomes of another type
alter table s.r drop constraint r_id_k_fkey;

-- drop constraint s.p.both_set, to make it again: it needs column s.p.v, which becomes of another type
alter table s.p drop constraint both_set;

-- alter columns of s.p, in one go: id (type), n (type), v (type)
--   ! rows of p whose v is no character varying(30) stop this step: change them first
alter table only s.p alter column n drop default;
alter table s.p alter column id type bigint,
  alter column n type bigint,
  alter column v type character varying(30);
alter table only s.p alter column n set default 1;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('s.p2') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('s.p_nv');
  if part is null then return; end if;
  if called <> 'own' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('s.own') and c.relispartition and i.indrelid = pg_catalog.to_regclass('s.p2'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'own');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
  execute pg_catalog.format('comment on index %s is %L', part, 'mine');
end
$arch$;

-- alter column s.r.id: type
alter table s.r alter column id type bigint;

-- make constraint s.p.both_set again
alter table s.p add constraint both_set CHECK (((n > 0) OR (v IS NOT NULL))) not valid;

-- make constraint s.r.r_id_k_fkey again
alter table s.r add constraint r_id_k_fkey FOREIGN KEY (id, k) REFERENCES s.p(id, k);

-- p11 holds both_set, which is not valid above
alter table s.p11 validate constraint both_set;
