-- column create, constraint create, table create

-- create column s.event.data
alter table s.event add column data text default ''::text;
alter table s.event_first add constraint event_first_data_not_null not null data;
alter table s.event add constraint has_data not null data;

-- create column s.event.number
alter table s.event add column number integer;
update s.event as t set number = n.number from (select tableoid, ctid, pg_catalog.row_number() over () as number from s.event where number is null) as n where t.tableoid = n.tableoid and t.ctid = n.ctid;
alter table s.event_first add constraint event_first_number_not_null not null number;
alter table s.event add constraint event_number_not_null not null number;
alter table s.event alter column number add generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.event', 'number'), pg_catalog.max(number)) from s.event having pg_catalog.max(number) between 1 and 2147483647;

-- create table s.event_rest
create table s.event_rest partition of s.event (id constraint event_rest_id_not_null not null, data constraint event_rest_data_not_null not null, number constraint event_rest_number_not_null not null) DEFAULT;
alter table s.event_rest owner to postgres;

-- create constraint s.event.event_pkey
alter table s.event add constraint event_pkey PRIMARY KEY (id, number, data);
