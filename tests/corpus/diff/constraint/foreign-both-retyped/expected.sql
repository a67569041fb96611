-- column alter, column.type

-- drop constraint s.c.c_p, to make it again: it needs column s.p.id, which becomes of another type
alter table s.c drop constraint c_p;

-- alter column s.c.p: type
alter table s.c alter column p type text using p::text;

-- alter column s.p.id: type
alter table s.p alter column id type text using id::text;

-- make constraint s.c.c_p again
alter table s.c add constraint c_p FOREIGN KEY (p) REFERENCES s.p(id);
