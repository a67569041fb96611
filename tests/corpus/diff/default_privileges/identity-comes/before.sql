create schema s;
create table s.t (a int, n int);
create table s.u (a int, b int);
create table s.p (a int);
create table s.c () inherits (s.p);
create table s.gone (a int, b int generated always as identity);
alter default privileges in schema s grant usage on sequences to corpus_reader;
alter default privileges in schema s grant usage on sequences to postgres with grant option;
