-- subscription create

-- create subscription orders_here
--   ! orders_here has no connection yet and nothing arrives: run alter subscription orders_here connection '…'; alter subscription orders_here refresh publication; its slot 'orders' has to stand at the publisher
CREATE SUBSCRIPTION orders_here CONNECTION 'host=/connection-not-given password=not-given' PUBLICATION "All orders", orders_there WITH (connect = false, slot_name = 'orders', streaming = on, binary = true, synchronous_commit = 'remote_apply', disable_on_error = true);
alter subscription orders_here owner to postgres;
comment on subscription orders_here is 'orders of the shop';
