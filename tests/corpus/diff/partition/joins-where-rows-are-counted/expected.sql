-- column create, column rename, table alter, table create, table rename, table.partition_of

-- public.former detach partition public.former_1
alter table public.former detach partition public.former_1;

-- rename table public.former_1 to public.later_1
alter table public.former_1 rename to later_1;

-- rename table public.p1 to public.q1
alter table public.p1 rename to q1;

-- rename later_1.b to x
alter table public.later_1 rename column b to x;

-- create table public.later
create table public.later (
  a integer,
  x integer,
  c integer generated always as identity (start with 100 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle) not null
) partition by LIST (a);
alter table public.later owner to postgres;

-- create table public.later_2
create table public.later_2 partition of public.later FOR VALUES IN (2);
alter table public.later_2 owner to postgres;

-- create column public.p.c
alter table public.p add column c integer;
update public.p as t set c = n.number from (select tableoid, ctid, pg_catalog.row_number() over () as number from public.p where c is null) as n where t.tableoid = n.tableoid and t.ctid = n.ctid;
alter table public.p alter column c set not null;
alter table public.p alter column c add generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.p', 'c'), pg_catalog.max(c)) from public.p having pg_catalog.max(c) between 1 and 2147483647;

-- create column public.joins.c
alter table public.joins add column c integer;

-- values of joins.c
update public.joins set c = pg_catalog.nextval(pg_catalog.pg_get_serial_sequence('public.p', 'c'));

-- every row of joins has c
alter table public.joins alter column c set not null;
do $arch$
declare
  statement text;
begin
  for statement in select pg_catalog.format('alter table public.joins rename constraint %I to p_c_not_null', c.conname) from pg_catalog.pg_constraint as c join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'n' and c.conrelid = 'public.joins'::pg_catalog.regclass and a.attname = 'c' and c.conname <> 'p_c_not_null'
  loop
    execute statement;
  end loop;
end
$arch$;

-- create column public.later_1.c
alter table public.later_1 add column c integer;

-- values of later_1.c
update public.later_1 set c = pg_catalog.nextval(pg_catalog.pg_get_serial_sequence('public.later', 'c'));

-- every row of later_1 has c
alter table public.later_1 alter column c set not null;
do $arch$
declare
  statement text;
begin
  for statement in select pg_catalog.format('alter table public.later_1 rename constraint %I to later_c_not_null', c.conname) from pg_catalog.pg_constraint as c join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'n' and c.conrelid = 'public.later_1'::pg_catalog.regclass and a.attname = 'c' and c.conname <> 'later_c_not_null'
  loop
    execute statement;
  end loop;
end
$arch$;

-- public.p attach partition public.joins FOR VALUES IN (3)
alter table public.p attach partition public.joins FOR VALUES IN (3);

-- public.later attach partition public.later_1 FOR VALUES IN (1)
alter table public.later attach partition public.later_1 FOR VALUES IN (1);
