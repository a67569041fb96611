create table t (id int primary key);
grant select on t to corpus_reader;
