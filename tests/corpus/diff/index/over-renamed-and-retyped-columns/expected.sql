-- column alter, column rename, column.type

-- rename orders.placed to placed_at
alter table shop.orders rename column placed to placed_at;

-- alter column shop.orders.buyer: type
alter table shop.orders alter column buyer type bigint;
