-- column alter, column.not_null

-- alter column s.t.id: not_null
alter table s.t alter column id set not null;

-- alter column s.t.a: not_null
alter table s.t alter column a drop not null;
