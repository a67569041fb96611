-- column alter, column.identity, column.type

-- drop publication one, to make it again: it needs column s.p.id, which becomes of another type
drop publication one;

-- alter column s.p.id: identity, type
alter table s.p alter column id type bigint;
alter table s.p alter column id set maxvalue 9223372036854775807;

-- make publication one again
CREATE PUBLICATION one FOR TABLE ONLY s.c, TABLE ONLY s.p (a, id) WHERE ((id > 0)) WITH (publish = 'insert, update, delete, truncate');
alter publication one owner to postgres;
