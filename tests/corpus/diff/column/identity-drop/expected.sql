-- column alter, column.identity

-- alter column s.t.id: identity
alter table s.t alter column id drop identity;
