-- column create, constraint create, domain create, enum create, function create, sequence create, table create, view alter, view create, view.columns, view.definition

-- drop view s.w, to make it again: Postgres can't take away, rename or move columns of a view: a
drop view s.w;

-- create domain s.d
create domain s.d as integer;
alter domain s.d owner to postgres;
revoke usage on type s.d from public;

-- create enum s.e
create type s.e as enum ('a');
alter type s.e owner to postgres;
grant usage on type s.e to public;

-- create sequence s.t_id_seq
create sequence s.t_id_seq as integer increment by 1 minvalue 1 maxvalue 2147483647 start with 1 cache 1 no cycle;
alter sequence s.t_id_seq owner to postgres;
revoke usage on sequence s.t_id_seq from public;

-- create function s.f()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
alter function s.f() owner to postgres;
grant execute on function s.f() to public;

-- create table s.t
create table s.t (
  id integer default nextval('s.t_id_seq'::regclass) not null,
  e integer
);
alter table s.t owner to postgres;
grant update on table s.t to corpus_reader;
revoke insert, select on table s.t from corpus_reader;
grant update on table s.t to corpus_reader;

-- create constraint s.t.t_pkey
alter table s.t add constraint t_pkey PRIMARY KEY (id);

-- create view s.v
create view s.v (a) as
 SELECT 1 AS a;
alter view s.v owner to postgres;
grant insert, select on table s.v to corpus_reader;

-- make view s.w again
create view s.w (b) as
 SELECT 2 AS b;
alter view s.w owner to postgres;
revoke insert, select on table s.w from corpus_reader;

-- t_id_seq belongs to s.t.id
alter sequence s.t_id_seq owned by s.t.id;
