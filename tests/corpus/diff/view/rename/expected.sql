-- view rename

-- rename view app.open_orders to app.waiting
alter view app.open_orders rename to waiting;
