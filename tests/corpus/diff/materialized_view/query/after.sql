create schema s;
create table s.t (id int primary key, a text, n int);
create materialized view s.m as select id, a, n from s.t; create index m_a on s.m (a); grant select on s.m to corpus_reader; comment on materialized view s.m is 'm'; comment on column s.m.a is 'a'; create view s.v as select a from s.m;
