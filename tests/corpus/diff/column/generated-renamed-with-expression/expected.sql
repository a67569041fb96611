-- column rename, column.generated

-- rename t.a to b
alter table s.t rename column a to b;

-- alter column s.t.b: generated
alter table s.t alter column b set expression as ((id + 2));
