-- subscription alter, subscription.additions, subscription.definition

-- alter subscription orders_here: additions, definition
--   ! orders_here asks nobody for tables by itself: run alter subscription orders_here refresh publication
alter subscription orders_here set (binary = true, disable_on_error = true, slot_name = 'orders', streaming = on, synchronous_commit = 'local');
alter subscription orders_here set publication orders_there, refunds_there with (refresh = false);
alter subscription orders_here enable;
