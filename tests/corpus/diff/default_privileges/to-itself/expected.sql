-- default_privileges create

-- create default privileges s.corpus_owner on tables
alter default privileges for role corpus_owner in schema s grant delete, insert, maintain, references, select, trigger, truncate, update on tables to corpus_owner;
alter default privileges for role corpus_owner in schema s grant select on tables to corpus_reader;
