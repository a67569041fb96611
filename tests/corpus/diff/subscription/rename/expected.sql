-- subscription rename

-- rename subscription orders_here to orders_copy
alter subscription orders_here rename to orders_copy;
