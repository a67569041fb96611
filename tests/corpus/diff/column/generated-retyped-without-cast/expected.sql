-- column alter, column.generated, column.type

-- drop view s.v, to make it again: it needs column s.h.b, which becomes of another type
drop view s.v;

-- drop index s.h_b, to make it again: it needs column s.h.b, which is made again
drop index s.h_b;

-- drop column s.h.b, to make it again: Postgres casts no text to integer by itself, and a computed column takes no USING
alter table s.h drop column b;

-- alter column s.g.b: generated, type
alter table s.g alter column b type text;
alter table s.g alter column b set expression as ((a)::text);

-- make column s.h.b again
alter table s.h add column b integer generated always as ((a * 2)) stored;

-- make index s.h_b again
CREATE INDEX h_b ON s.h USING btree (b);

-- make view s.v again
create view s.v (b) as
 SELECT b
   FROM s.h;
alter view s.v owner to postgres;
