-- foreign_server alter, foreign_server.definition

-- drop foreign table s.f, to make it again: it needs foreign_server v, which is made again
drop foreign table s.f;

-- drop user mapping public server v, to make it again: it needs foreign_server v, which is made again
drop user mapping for public server v;

-- drop foreign server v, to make it again: Postgres can't change the type or the wrapper of a foreign server
drop server v;

-- make foreign server v again
CREATE SERVER v TYPE 'y' FOREIGN DATA WRAPPER w;
alter server v owner to postgres;

-- make user mapping public server v again
CREATE USER MAPPING FOR public SERVER v;

-- make foreign table s.f again
CREATE FOREIGN TABLE s.f (a integer) SERVER v;
alter foreign table s.f owner to postgres;
