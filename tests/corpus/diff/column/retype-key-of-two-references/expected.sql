-- column alter, column.type

-- alter column shop.k.k_id: type
alter table shop.k alter column k_id type bigint;

-- alter column shop.p.p_id: type
alter table shop.p alter column p_id type bigint;

-- alter columns of shop.pk, in one go: p_id (type), k_id (type)
alter table shop.pk alter column p_id type bigint,
  alter column k_id type bigint;
