-- publication create

-- create publication open_orders
CREATE PUBLICATION open_orders FOR TABLE ONLY public.orders WHERE (open) WITH (publish = 'insert, update, delete, truncate');
alter publication open_orders owner to postgres;
