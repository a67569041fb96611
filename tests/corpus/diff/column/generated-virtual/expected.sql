-- column alter, column.generated

-- alter column s.t.g: generated
alter table s.t alter column g set expression as ((n + 3));
