-- column create, column drop, table create, table drop

-- drop table public.refunds
--   ! loses data: the rows of public.refunds
drop table public.refunds;

-- drop table public.late_refunds
--   ! loses data: the rows of public.late_refunds
drop table public.late_refunds;

-- create table public.all_orders
create table public.all_orders (
  id integer constraint orders_id_not_null not null,
  placed_at timestamp with time zone constraint orders_placed_at_not_null not null,
  note text not null
);
alter table public.all_orders owner to postgres;

-- create table public.orders
create table public.orders (
  id integer constraint orders_id_not_null not null,
  placed_at timestamp with time zone constraint orders_placed_at_not_null not null,
  note text
);
alter table public.orders owner to postgres;
