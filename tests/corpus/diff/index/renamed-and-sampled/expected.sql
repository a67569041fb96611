-- index rename, index.statistics

-- rename index orders_next to orders_behind
alter index public.orders_next rename to orders_behind;

-- statistics targets of index orders_behind
alter index public.orders_behind alter column 1 set statistics -1;
