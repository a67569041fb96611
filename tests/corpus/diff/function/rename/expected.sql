-- function rename

-- rename function app.total_of(app.orders) to app.sum_of(app.orders)
alter function app.total_of(o app.orders) rename to sum_of;
