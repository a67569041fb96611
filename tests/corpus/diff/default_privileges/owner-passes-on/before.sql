create schema s;
create schema r;
alter default privileges for role corpus_owner grant select on tables to corpus_owner with grant option;
alter default privileges for role postgres grant select on tables to postgres with grant option;
alter default privileges for role postgres in schema r grant usage on sequences to postgres with grant option;
create table s.a (b int);
