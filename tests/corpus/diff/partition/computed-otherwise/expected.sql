-- column alter, column.generated

-- alter column s.l.m: generated
alter table s.l alter column m set expression as ((n * 6));

-- alter column s.l2.m: generated
alter table s.l2 alter column m set expression as ((n * 4));

-- alter column s.q.m: generated
alter table only s.q alter column m set expression as ((n * 6));
