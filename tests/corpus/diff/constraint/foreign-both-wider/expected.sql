-- column alter, column.type

-- alter column s.c.p: type
alter table s.c alter column p type bigint;

-- alter column s.p.id: type
alter table s.p alter column id type bigint;
