-- column alter, column drop, column.type, publication alter, publication.definition

-- drop publication p, to make it again: it needs column s.b.n, which becomes of another type
drop publication p;

-- drop column s.a.n
--   ! loses data: the values of s.a.n
alter table s.a drop column n;

-- alter column s.b.n: type
alter table s.b alter column n type bigint;

-- make publication p again
CREATE PUBLICATION p FOR TABLE ONLY s.a (id), TABLE ONLY s.b WHERE (((n > 5) AND (id > 0))) WITH (publish = 'insert, update, delete, truncate');
alter publication p owner to postgres;
