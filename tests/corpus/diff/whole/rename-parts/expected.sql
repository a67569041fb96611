-- constraint rename, index rename, policy rename, policy.using, rule rename, statistics rename, trigger rename

-- rename constraint app.orders.orders_status_check to app.orders.known
alter table app.orders rename constraint orders_status_check to known;

-- rename index app.orders_status_idx to app.orders_open
alter index app.orders_status_idx rename to orders_open;

-- rename policy app.orders.mine to app.orders.own
alter policy mine on app.orders rename to own;

-- rename rule app.open_orders.guard to app.open_orders.keep
alter rule guard on app.open_orders rename to keep;

-- rename statistics app.together to app.jointly
alter statistics app.together rename to jointly;

-- rename trigger app.orders.touched to app.orders.seen
alter trigger touched on app.orders rename to seen;

-- alter policy app.orders.own: using
alter policy own on app.orders to public using (((app.total_of(orders.*))::numeric > (1)::numeric));
