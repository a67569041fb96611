-- default_privileges alter, default_privileges create, default_privileges.grants

-- create default privileges corpus_owner on functions
alter default privileges for role corpus_owner revoke all on functions from public;

-- alter default privileges s.corpus_owner on tables: grants
alter default privileges for role corpus_owner in schema s revoke all on tables from corpus_reader;
alter default privileges for role corpus_owner in schema s grant insert on tables to corpus_reader with grant option;
