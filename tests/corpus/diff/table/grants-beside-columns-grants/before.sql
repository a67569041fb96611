create schema s;
create table s.t (a int, b int);
grant insert, select on s.t to corpus_reader; grant insert (a), update (b) on s.t to corpus_reader;
create view s.v as select a, b from s.t; grant select on s.v to corpus_reader; grant select (a) on s.v to corpus_reader;
create table s.u (a int, b int); grant insert (a) on s.u to corpus_reader;
alter default privileges in schema s grant select on tables to corpus_reader;
