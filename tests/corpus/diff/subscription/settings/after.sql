create schema s;
create table s.orders (id integer primary key);
create subscription orders_here connection 'host=/nowhere dbname=shop' publication orders_there, refunds_there with (connect = false, slot_name = 'orders', binary = true, synchronous_commit = 'local', streaming = on, disable_on_error = true);
alter subscription orders_here enable;
