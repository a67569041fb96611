-- column create, column drop, column rename, column.not_null, column.not_null_as

-- drop column public.leaves.computed
alter table public.leaves drop column computed;

-- drop column public.leaves.a
--   ! loses data: the values of public.leaves.a
alter table public.leaves drop column a;

-- rename t.a to x
alter table public.t rename column a to x;

-- rename t.b to y
alter table public.t rename column b to y;

-- rename t.c to z
alter table public.t rename column c to z;

-- create column public.leaves.u
alter table public.leaves add column u uuid default gen_random_uuid() constraint has_number not null;
comment on constraint has_number on public.leaves is 'From now on.';

-- alter column public.t.x: not_null_as
comment on constraint filled on public.t is 'Still.';

-- alter column public.t.y: not_null_as
alter table public.t rename constraint t_b_not_null to y_is_there;

-- alter column public.t.z: not_null, not_null_as
alter table public.t alter column z set not null;
do $arch$
declare
  statement text;
begin
  for statement in select pg_catalog.format('alter table public.t rename constraint %I to z_is_there', c.conname) from pg_catalog.pg_constraint as c join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'n' and c.conrelid = 'public.t'::pg_catalog.regclass and a.attname = 'z' and c.conname <> 'z_is_there'
  loop
    execute statement;
  end loop;
end
$arch$;
comment on constraint z_is_there on public.t is 'From now on.';
