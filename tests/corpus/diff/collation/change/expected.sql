-- collation alter, collation.definition

-- drop view s.v, to make it again: it needs collation s.c, which is made again
drop view s.v;

-- drop index s.t_a, to make it again: it needs collation s.c, which is made again
drop index s.t_a;

-- drop collation s.c, to make it again: Postgres can't change a collation
drop collation s.c;

-- make collation s.c again
CREATE COLLATION s.c (PROVIDER = icu, LOCALE = 'en');
alter collation s.c owner to postgres;

-- make index s.t_a again
CREATE INDEX t_a ON s.t USING btree (a COLLATE s.c);

-- make view s.v again
create view s.v (a) as
 SELECT ('a'::text COLLATE s.c) AS a;
alter view s.v owner to postgres;
