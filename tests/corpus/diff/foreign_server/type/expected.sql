-- foreign_server alter, foreign_server.definition

-- drop foreign table s.f, to make it again: it needs foreign_server v, which is made again
drop foreign table s.f;

-- drop user mapping public server v, to make it again: it needs foreign_server v, which is made again
--   ! the options of user mapping for public server v leave with it, and no rollback knows them
drop user mapping for public server v;

-- drop foreign server v, to make it again: Postgres can't change the type or the wrapper of a foreign server
drop server v;

-- make foreign server v again
CREATE SERVER v TYPE 'y' FOREIGN DATA WRAPPER w;
alter server v owner to postgres;

-- make user mapping public server v again
--   ! user mapping for public server v has no options yet: where it needs any, run alter user mapping for public server v options (add user '…', password '…')
CREATE USER MAPPING FOR public SERVER v;

-- make foreign table s.f again
CREATE FOREIGN TABLE s.f (a integer) SERVER v;
alter foreign table s.f owner to postgres;
