create schema a;
create schema b;
create extension hstore schema a;
revoke execute on function a.akeys(a.hstore) from public;
grant execute on function a.avals(a.hstore) to corpus_reader;
