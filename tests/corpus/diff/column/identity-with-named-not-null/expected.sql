-- column create

-- create column s.p.k
alter table s.p add column k bigint;
update s.p as t set k = n.number from (select tableoid, ctid, pg_catalog.row_number() over () as number from s.p where k is null) as n where t.tableoid = n.tableoid and t.ctid = n.ctid;
alter table s.p alter column k set not null;
do $arch$
declare
  statement text;
begin
  for statement in select pg_catalog.format('alter table s.p rename constraint %I to said', c.conname) from pg_catalog.pg_constraint as c join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'n' and c.conrelid = 's.p'::pg_catalog.regclass and a.attname = 'k' and c.conname <> 'said'
  loop
    execute statement;
  end loop;
end
$arch$;
alter table s.p alter column k add generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775807 cache 1 no cycle);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.p', 'k'), pg_catalog.max(k)) from s.p having pg_catalog.max(k) between 1 and 9223372036854775807;

-- create column s.t.k
alter table s.t add column k bigint constraint said not null generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775807 cache 1 no cycle);
