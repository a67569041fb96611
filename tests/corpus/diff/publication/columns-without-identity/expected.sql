-- publication alter, publication.definition

-- alter publication orders_sent: definition
alter publication orders_sent drop table only public.orders;
alter publication orders_sent add table only public.orders (number, open);
