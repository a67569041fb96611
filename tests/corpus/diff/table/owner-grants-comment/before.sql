create schema s;
create table s.t (id serial primary key);
grant all on s.t to corpus_reader;
