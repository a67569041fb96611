create schema a; create schema b; comment on schema b is 'b'; grant usage on schema b to corpus_reader; create table b.t (id int);
