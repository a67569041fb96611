-- column alter, column rename, column.type

-- rename k.k_id to id
alter table s.k rename column k_id to id;

-- alter column s.k.id: not_null_as, type
alter table s.k alter column id type bigint;
alter table s.k rename constraint k_k_id_not_null to k_id_not_null;

-- alter column s.l.k_id: type
alter table s.l alter column k_id type bigint;
