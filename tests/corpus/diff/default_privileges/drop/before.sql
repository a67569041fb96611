create schema s;
alter default privileges for role corpus_owner in schema s grant select on tables to corpus_reader; alter default privileges for role corpus_owner grant usage on types to corpus_reader;
