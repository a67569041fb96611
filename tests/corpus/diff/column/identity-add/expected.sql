-- column alter, column.identity

-- alter column s.t.id: identity
alter table s.t alter column id add generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.t', 'id'), pg_catalog.max(id)) from s.t having pg_catalog.max(id) between 1 and 2147483647;
