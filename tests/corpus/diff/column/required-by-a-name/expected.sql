-- column alter, column create, column.not_null, column.not_null_as, sequence create

-- create sequence s.t_nr_seq
create sequence s.t_nr_seq as integer increment by 1 minvalue 1 maxvalue 2147483647 start with 1 cache 1 no cycle;
alter sequence s.t_nr_seq owner to postgres;

-- alter column s.t.n: not_null, not_null_as
alter table s.t alter column n set not null;
do $arch$
declare
  statement text;
begin
  for statement in select pg_catalog.format('alter table s.t rename constraint %I to said', c.conname) from pg_catalog.pg_constraint as c join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'n' and c.conrelid = 's.t'::pg_catalog.regclass and a.attname = 'n' and c.conname <> 'said'
  loop
    execute statement;
  end loop;
end
$arch$;

-- create column s.t.nr
alter table s.t add column nr integer default nextval('s.t_nr_seq'::regclass) constraint counted not null;

-- t_nr_seq belongs to s.t.nr
alter sequence s.t_nr_seq owned by s.t.nr;
