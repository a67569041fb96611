create schema s;
create table s.orders (id integer primary key);
create subscription orders_here connection 'host=/nowhere dbname=shop' publication orders_there, "All orders" with (connect = false, slot_name = 'orders', binary = true, synchronous_commit = 'remote_apply', streaming = on, disable_on_error = true);
comment on subscription orders_here is 'orders of the shop';
