-- column create

-- create column s.t.k
alter table s.t add column k bigint;
update s.t as t set k = n.number from (select tableoid, ctid, pg_catalog.row_number() over () as number from s.t where k is null) as n where t.tableoid = n.tableoid and t.ctid = n.ctid;
alter table s.t alter column k set not null;
alter table s.t alter column k add generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775807 cache 1 no cycle);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.t', 'k'), pg_catalog.max(k)) from s.t having pg_catalog.max(k) between 1 and 9223372036854775807;
