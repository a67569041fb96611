-- collation alter, collation.definition, constraint rename, table rename, text_search_configuration alter, text_search_configuration.additions, text_search_dictionary alter, text_search_dictionary.definition

-- drop view s.v, to make it again: it needs collation s.x, which is made again
drop view s.v;

-- drop collation s.x, to make it again: Postgres can't change a collation
drop collation s.x;

-- rename table s.x to s.y
alter table s.x rename to y;

-- rename x_pkey of y to y_pkey
--   ! y is locked for milliseconds; statements queue behind the lock while it waits
alter table s.y rename constraint x_pkey to y_pkey;

-- make collation s.x again
CREATE COLLATION s.x (PROVIDER = libc, LC_COLLATE = 'POSIX', LC_CTYPE = 'POSIX');
alter collation s.x owner to postgres;

-- alter text search dictionary s.x: definition
alter text search dictionary s.x (accept = 'false');

-- alter text search configuration s.x: additions
alter text search configuration s.x add mapping for asciiword with s.x;

-- alter column s.y.id: not_null_as
alter table s.y rename constraint x_id_not_null to y_id_not_null;

-- make view s.v again
create view s.v (id, n, c) as
 SELECT id,
    s.x(a) AS n,
    ((b)::text COLLATE s.x) AS c
   FROM s.y;
alter view s.v owner to postgres;
