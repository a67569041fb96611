create schema b;
create extension hstore schema b;
revoke execute on function b.akeys(b.hstore) from public;
grant execute on function b.each(b.hstore) to corpus_reader;
