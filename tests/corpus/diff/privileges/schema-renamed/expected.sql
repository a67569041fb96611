-- privileges create, privileges drop, schema rename

-- revoke usage on type a.hstore from corpus_reader
revoke usage on type a.hstore from corpus_reader;

-- rename schema a to b
alter schema a rename to b;

-- grant execute on function b.each(b.hstore) to corpus_reader
grant execute on function b.each(b.hstore) to corpus_reader;
