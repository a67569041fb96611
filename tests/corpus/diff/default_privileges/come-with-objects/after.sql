create schema s;
create table s.t (id int);
alter default privileges in schema s grant select, insert on tables to corpus_reader; alter default privileges grant usage on sequences to public; alter default privileges revoke execute on functions from public; alter default privileges revoke usage on types from public;
create table s.u (id int); create function s.f() returns int language sql as 'select 1';
