-- subscription drop

-- drop subscription orders_here
--   ! the slot 'orders_here' stays at the publisher and keeps its log: drop it there (select pg_drop_replication_slot('orders_here'))
alter subscription orders_here disable;
alter subscription orders_here set (slot_name = none);
drop subscription orders_here;
