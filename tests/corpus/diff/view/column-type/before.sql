create schema s;
create table s.t (id int primary key, a text, n int);
create view s.v as select id, a from s.t;
create view s.w as select id from s.v;
comment on view s.w is 'reads v';
grant select on s.w to corpus_reader;
