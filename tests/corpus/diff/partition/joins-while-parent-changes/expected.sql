-- column alter, column create, column drop, column.not_null, column.type, constraint create, constraint drop, index create, index drop, table alter, table.partition_of

-- drop index s.e_note
drop index s.e_note;

-- drop index s.e1_note_idx
drop index s.e1_note_idx;

-- drop constraint s.e.e_k
alter table s.e drop constraint e_k;

-- drop column s.e1.note
--   ! loses data: the values of s.e1.note
alter table s.e1 drop column note;

-- drop column s.e.note
--   ! loses data: the values of s.e.note
alter table s.e drop column note;

-- alter column s.e.n: type
alter table s.e alter column n type bigint;

-- alter column s.e.m: not_null
alter table s.e alter column m set not null;

-- create column s.e.k
alter table s.e add column k integer default 4;

-- alter column s.e1.id: not_null_as
alter table s.e1 rename constraint e1_id_not_null to e_id_not_null;

-- alter column s.e1.at: not_null_as
alter table s.e1 rename constraint e1_at_not_null to e_at_not_null;

-- alter column s.e1.n: type
alter table s.e1 alter column n type bigint;

-- alter column s.e1.m: not_null, not_null_as
alter table s.e1 alter column m set not null;
do $arch$
declare
  statement text;
begin
  for statement in select pg_catalog.format('alter table s.e1 rename constraint %I to e_m_not_null', c.conname) from pg_catalog.pg_constraint as c join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'n' and c.conrelid = 's.e1'::pg_catalog.regclass and a.attname = 'm' and c.conname <> 'e_m_not_null'
  loop
    execute statement;
  end loop;
end
$arch$;

-- create column s.e1.k
alter table s.e1 add column k integer default 4;

-- create constraint s.e.e_v
alter table s.e add constraint e_v UNIQUE (m, at);

-- create index s.e_n
CREATE INDEX e_n ON s.e USING btree (n);

-- create constraint s.e1.e1_m_at_key
alter table s.e1 add constraint e1_m_at_key UNIQUE (m, at);

-- create index s.e1_n_idx
CREATE INDEX e1_n_idx ON s.e1 USING btree (n);

-- s.e attach partition s.e1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
alter table s.e attach partition s.e1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
