-- column create, column drop, table create, table drop

-- drop table shop.sales_1
--   ! loses data: the rows of shop.sales_1
drop table shop.sales_1;

-- create table shop.sales_2024
create table shop.sales_2024 partition of shop.sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
alter table shop.sales_2024 owner to postgres;
do $arch$
declare
  part pg_catalog.regclass;
  called pg_catalog.name;
  other pg_catalog.regclass;
begin
  select c.oid::pg_catalog.regclass, c.relname into part, called from pg_catalog.pg_index as i join pg_catalog.pg_class as c on c.oid = i.indexrelid
    where i.indrelid = pg_catalog.to_regclass('shop.sales_2024') and c.relispartition and pg_catalog.pg_partition_root(c.oid) = pg_catalog.to_regclass('shop.sales_pkey');
  if part is null then return; end if;
  if called <> 'sales_1_pkey' then
    other := (select c.oid::pg_catalog.regclass from pg_catalog.pg_class as c join pg_catalog.pg_index as i on i.indexrelid = c.oid where c.oid = pg_catalog.to_regclass('shop.sales_1_pkey') and c.relispartition and i.indrelid = pg_catalog.to_regclass('shop.sales_2024'));
    if other is not null then execute pg_catalog.format('alter index %s rename to zz_arch_part', other); end if;
    execute pg_catalog.format('alter index %s rename to %I', part, 'sales_1_pkey');
    if other is not null then execute pg_catalog.format('alter index %s rename to %I', other, called); end if;
  end if;
end
$arch$;
