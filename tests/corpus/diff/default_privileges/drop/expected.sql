-- default_privileges drop

-- drop default privileges s.corpus_owner on tables
alter default privileges for role corpus_owner in schema s revoke all on tables from corpus_reader;

-- drop default privileges corpus_owner on types
alter default privileges for role corpus_owner revoke all on types from corpus_reader;
alter default privileges for role corpus_owner revoke all on types from public;
alter default privileges for role corpus_owner grant usage on types to public;
alter default privileges for role corpus_owner grant all on types to corpus_owner;
