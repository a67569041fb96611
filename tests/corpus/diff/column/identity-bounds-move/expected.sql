-- column alter, column.identity, column.type

-- alter column s.counted.id: identity, type
--   ! rows of counted whose id is no integer stop this step: change them first
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.counted', 'id'), 1000, false) where coalesce(pg_catalog.pg_sequence_last_value(pg_catalog.pg_get_serial_sequence('s.counted', 'id')::pg_catalog.regclass), 1) > 1000;
alter table s.counted alter column id set maxvalue 1000;
alter table s.counted alter column id type integer;

-- alter column s.counted.other: identity
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.counted', 'other'), 100, false) where coalesce(pg_catalog.pg_sequence_last_value(pg_catalog.pg_get_serial_sequence('s.counted', 'other')::pg_catalog.regclass), 1) < 100;
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.counted', 'other'), 200, false) where coalesce(pg_catalog.pg_sequence_last_value(pg_catalog.pg_get_serial_sequence('s.counted', 'other')::pg_catalog.regclass), 1) > 200;
alter table s.counted alter column other set minvalue 100 set maxvalue 200 set start with 100;
