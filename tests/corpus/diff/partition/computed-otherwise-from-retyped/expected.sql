-- column alter, column.generated, column.type

-- drop column s.p.m, to make it again: it needs column s.p.n, which becomes of another type
alter table s.p drop column m;

-- alter column s.p.n: type
alter table s.p alter column n type bigint;

-- make column s.p.m again
alter table s.p add column m bigint generated always as ((n * 3)) stored;

-- alter column s.q.m: generated
alter table only s.q alter column m set expression as ((n * 6));

-- alter column s.l.m: generated
alter table s.l alter column m set expression as ((n * 6));

-- alter column s.l2.m: generated
alter table s.l2 alter column m set expression as ((n * 7));
