create schema s;
create table s.t (id int, a text);
create view s.v as select id, a from s.t;
create function s.f() returns setof s.v language sql begin atomic select id, a from s.v where id > 1; end;
create or replace view s.v as select id, a from s.t where exists (select from s.f());
grant select on s.v to corpus_reader;
