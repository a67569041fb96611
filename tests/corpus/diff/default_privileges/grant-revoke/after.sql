create schema s;
alter default privileges for role corpus_owner in schema s grant insert on tables to corpus_reader with grant option; alter default privileges for role corpus_owner revoke execute on functions from public;
