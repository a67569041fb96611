create schema s;
create table s.t (id int, a text);
grant select (id) on s.t to corpus_reader; comment on column s.t.a is 'a';
