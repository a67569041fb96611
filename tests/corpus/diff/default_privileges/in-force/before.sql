create schema s;
alter default privileges in schema s grant select, insert on tables to corpus_reader; alter default privileges grant usage on sequences to public; alter default privileges revoke execute on functions from public; alter default privileges revoke usage on types from public;
create view s.w as select 1 as a; revoke all on s.w from corpus_reader;
