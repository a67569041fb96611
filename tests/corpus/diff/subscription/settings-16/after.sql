-- from 16
create schema s;
create table s.orders (id integer primary key);
create subscription orders_here connection 'host=/nowhere dbname=shop' publication orders_there with (connect = false, slot_name = none, streaming = parallel, origin = none, password_required = false, run_as_owner = true);
