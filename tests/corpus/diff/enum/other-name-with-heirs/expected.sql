-- column alter, column.default, column.type, domain alter, domain.type, enum create, enum drop

-- create enum shop.status
create type shop.status as enum ('new', 'done');
alter type shop.status owner to postgres;

-- make domain shop.known again: Postgres can't change what a domain is based on
--   ! rows whose values are none of domain shop.known stop this step: change them first
alter domain shop.known rename to zz_arch_old_known;
create domain shop.known as shop.status constraint known_check CHECK ((VALUE IS NOT NULL));
alter domain shop.known owner to postgres;
alter table shop.goods alter column since type shop.known using since::text::shop.known;
drop domain shop.zz_arch_old_known;

-- alter column shop.goods.state: default, type
--   ! rows of goods whose state is no shop.status stop this step: change them first
alter table shop.goods alter column state drop default;
alter table shop.goods alter column state type shop.status using state::text::shop.status;
alter table shop.goods alter column state set default 'new'::shop.status;

-- drop enum shop.state
drop type shop.state;
