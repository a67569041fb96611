-- column alter, column create, column.not_null, column.not_null_as, constraint create

-- the NOT NULL t_id_not_null of t makes room
alter table s.t rename constraint t_id_not_null to zz_arch_old_t_id_not_null;

-- the NOT NULL t_kept_not_null of t makes room
alter table s.t rename constraint t_kept_not_null to zz_arch_old_t_kept_not_null;

-- alter column s.t.id: not_null_as
alter table s.t rename constraint zz_arch_old_t_id_not_null to t_own_id_not_null;

-- alter column s.t.kept: not_null_as
alter table s.t rename constraint zz_arch_old_t_kept_not_null to t_kept_not_null1;

-- alter column s.t.left_empty: not_null
alter table s.t alter column left_empty drop not null;

-- alter column s.t.n: not_null, not_null_as
alter table s.t alter column n set not null;
do $arch$
declare
  statement text;
begin
  for statement in select pg_catalog.format('alter table s.t rename constraint %I to t_kept_not_null', c.conname) from pg_catalog.pg_constraint as c join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'n' and c.conrelid = 's.t'::pg_catalog.regclass and a.attname = 'n' and c.conname <> 't_kept_not_null'
  loop
    execute statement;
  end loop;
end
$arch$;

-- create column s.t.other
alter table s.t add column other text default '-'::text constraint t_id_not_null not null;

-- create constraint s.t.t_left_empty_not_null
alter table s.t add constraint t_left_empty_not_null CHECK ((left_empty > 0));
