create schema s;
create table s.t (id int primary key, a text, n int);
create materialized view s.m as select id, a from s.t;
alter materialized view s.m owner to corpus_owner; grant select on s.m to corpus_reader; comment on materialized view s.m is 'm';
