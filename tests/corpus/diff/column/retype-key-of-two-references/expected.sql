-- column alter, column.type

-- alter column shop.k.k_id: type
alter table shop.k alter column k_id type bigint;

-- alter column shop.p.p_id: type
alter table shop.p alter column p_id type bigint;

-- alter column shop.pk.p_id: type
alter table shop.pk alter column p_id type bigint;

-- alter column shop.pk.k_id: type
alter table shop.pk alter column k_id type bigint;
