create schema a;
create schema b;
create extension hstore schema b;
revoke execute on function b.akeys(b.hstore) from public;
grant execute on function b.akeys(b.hstore) to corpus_reader;
revoke execute on function b.avals(b.hstore) from public;
