-- column create, column drop, constraint create, constraint drop

-- drop constraint shop.things.things_other
alter table shop.things drop constraint things_other;

-- drop constraint shop.things.things_kind
alter table shop.things drop constraint things_kind;

-- drop constraint shop.kinds.xpk_kinds
alter table shop.kinds drop constraint xpk_kinds;

-- drop column shop.things.other
--   ! loses data: the values of shop.things.other
alter table shop.things drop column other;

-- create column shop.kinds.id
alter table shop.kinds add column id bigint generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775807 cache 1 no cycle);

-- create constraint shop.kinds.kinds_kind_key
alter table shop.kinds add constraint kinds_kind_key UNIQUE (kind);

-- create constraint shop.kinds.kinds_pkey
alter table shop.kinds add constraint kinds_pkey PRIMARY KEY (id);
