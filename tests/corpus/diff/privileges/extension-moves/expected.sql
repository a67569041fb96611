-- extension alter, extension.schema, privileges alter, privileges.grants

-- alter extension hstore: schema
alter extension hstore set schema b;

-- grant execute on function b.akeys(b.hstore) to corpus_reader
grant execute on function b.akeys(b.hstore) to corpus_reader;

-- revoke execute on function b.avals(b.hstore) from corpus_reader; revoke execute on function b.avals(b.hstore) from public
revoke execute on function b.avals(b.hstore) from corpus_reader;
revoke execute on function b.avals(b.hstore) from public;
