-- column alter, column.identity, column.type

-- drop view s.v, to make it again: it needs column s.p.id, which becomes of another type
drop view s.v;

-- alter column s.c.p: type
alter table s.c alter column p type bigint;

-- alter column s.p.id: identity, type
alter table s.p alter column id type bigint;
alter table s.p alter column id set maxvalue 9223372036854775807;

-- make view s.v again
create view s.v (id, cid) as
 SELECT p.id,
    c.id AS cid
   FROM (s.p
     JOIN s.c ON ((c.p = p.id)));
alter view s.v owner to postgres;
