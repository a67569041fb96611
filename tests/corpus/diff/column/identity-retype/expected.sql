-- column alter, column.identity, column.type

-- alter column s.t.id: identity, type
alter table s.t alter column id type bigint;
alter table s.t alter column id set maxvalue 9223372036854775807;
