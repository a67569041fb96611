-- enum alter, enum.values, table rename, view drop

-- drop view shop.listed
drop view shop.listed;

-- rename table shop.orders to other.orders
alter table shop.orders set schema other;

-- make enum shop.state again without odd: Postgres can't take values away from an enum
--   ! rows with odd stop this step: change them first
alter type shop.state rename to zz_arch_old_state;
create type shop.state as enum ('new', 'paid');
alter type shop.state owner to postgres;
alter table other.orders alter column states type shop.state[] using states::text[]::shop.state[];
drop type shop.zz_arch_old_state;
