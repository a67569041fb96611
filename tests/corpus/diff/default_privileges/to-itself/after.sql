create schema s;
alter default privileges for role corpus_owner in schema s grant all on tables to corpus_owner;
alter default privileges for role corpus_owner in schema s grant select on tables to corpus_reader;
