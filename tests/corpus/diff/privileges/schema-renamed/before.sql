create schema a;
create extension hstore schema a;
revoke execute on function a.akeys(a.hstore) from public;
grant usage on type a.hstore to corpus_reader;
