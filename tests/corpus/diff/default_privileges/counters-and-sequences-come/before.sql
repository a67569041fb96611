alter default privileges for role postgres grant select on tables to corpus_reader;
alter default privileges for role postgres grant usage on sequences to corpus_reader;
alter default privileges for role postgres grant execute on functions to corpus_reader;
alter default privileges for role postgres grant usage on types to corpus_reader;
create table a (id int primary key, n int);
insert into a values (1, 1);
