create schema s;
create table s.t (id int primary key, a text, n int);
create view s.v as select id, a from s.t;
alter view s.v owner to corpus_owner;
