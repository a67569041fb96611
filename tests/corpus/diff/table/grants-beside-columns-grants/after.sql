create schema s;
create table s.t (a int, b int);
grant update on s.t to corpus_reader; grant insert (a), update (b), select (b) on s.t to corpus_reader;
create view s.v as select a, b from s.t; grant select (a) on s.v to corpus_reader;
create table s.u (a int, b int); grant insert on s.u to corpus_reader with grant option; grant insert (b) on s.u to corpus_reader;
alter default privileges in schema s grant select on tables to corpus_reader;
create table s.born (a int, b int); revoke select on s.born from corpus_reader; grant select (a) on s.born to corpus_reader;
