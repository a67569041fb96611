create schema s;
create table s.t (id int, a text);
grant select (a), update (id) on s.t to corpus_reader with grant option; comment on column s.t.id is 'i';
