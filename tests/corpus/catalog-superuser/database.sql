-- What belongs to the database: publications, event triggers, foreign data, default privileges. A mapping's options are secrets: they stay.
create schema shop;
create table shop.t (id int primary key, a int, b text); create table shop.p (id int primary key, at date) ; create schema two; create table two.x (id int primary key);
create publication picked for table shop.t (id, a) where (id > 5 and id < 9), only shop.p with (publish = 'insert, delete'); create publication every for all tables with (publish_via_partition_root = true);
create publication mixed for tables in schema two, table shop.p; create publication nothing_yet; comment on publication picked is 'picked'; alter publication nothing_yet owner to {{alice}};
create function shop.seen() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger watch on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE') execute function shop.seen(); create event trigger asleep on sql_drop execute function shop.seen(); alter event trigger asleep disable; comment on event trigger watch is 'watch';
create foreign data wrapper dummy options (debug 'true'); create server far type 'x' version '1.0' foreign data wrapper dummy options (host 'h', port '1'); create server bare foreign data wrapper dummy;
create user mapping for {{alice}} server far options (password 'never read'); create user mapping for public server far;
create foreign table shop.ft (id int options (column_name 'ID') not null, note text collate "C" default 'x', n numeric(9,2), twice int generated always as (id * 2) stored, constraint pos check (id > 0)) server far options (table 'T', "Odd" 'it''s');
comment on foreign table shop.ft is 'far'; comment on column shop.ft.note is 'col'; comment on server far is 'far'; comment on foreign data wrapper dummy is 'fdw';
alter server far owner to {{alice}}; grant usage on foreign server bare to {{bob}}; grant usage on foreign data wrapper dummy to {{alice}} with grant option; grant select on shop.ft to {{bob}}; alter foreign table shop.ft owner to {{bob}};
create view shop.v as select note from shop.ft;
alter default privileges for role {{alice}} in schema shop grant select, insert on tables to {{bob}}; alter default privileges for role {{alice}} revoke execute on functions from public;
alter default privileges for role {{bob}} grant usage on sequences to {{alice}} with grant option; alter default privileges for role {{bob}} in schema shop grant execute on functions to public; alter default privileges for role {{alice}} revoke usage on types from public;
