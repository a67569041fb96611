-- column alter, column.default, column.generated, column.type, constraint alter, constraint.definition, function alter, function drop, function.definition, policy alter, policy.using, trigger alter, trigger.definition, view alter, view.definition

-- take the default of d.id
alter table s.d alter column id drop default;

-- take the default of d.m
alter table s.d alter column m drop default;

-- drop policy s.d.p, to make it again: it needed function s.f(), which leaves
drop policy p on s.d;

-- drop trigger s.d.g, to make it again: it needed function s.f(), which leaves
drop trigger g on s.d;

-- drop view s.v, to make it again: it needed function s.f(), which leaves
drop view s.v;

-- drop constraint s.d.c, to make it again: Postgres can't change what a constraint says
alter table s.d drop constraint c;

-- drop column s.e.id, to make it again: it needed function s.f(), which leaves
alter table s.e drop column id;

-- drop function s.g(), to make it again: it needed function s.f(), which leaves
drop function s.g();

-- drop function s.f()
drop function s.f();

-- make function s.g() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.g()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (2)::bigint AS int8;
END;
alter function s.g() owner to postgres;

-- alter column s.d.id: default
alter table s.d alter column id set default 2;

-- make column s.e.id again
alter table s.e add column id bigint generated always as (2) stored;

-- alter column s.o.n: type
alter table s.o alter column n type text using n::text;

-- make constraint s.d.c again
alter table s.d add constraint c CHECK ((c < 7));

-- make view s.v again
create view s.v (a) as
 SELECT (2)::bigint AS a;
alter view s.v owner to postgres;

-- make trigger s.d.g again
CREATE TRIGGER g BEFORE UPDATE ON s.d FOR EACH ROW WHEN ((new.id = 2)) EXECUTE FUNCTION s.t();

-- make policy s.d.p again
create policy p on s.d as permissive for all to public using ((id = 2));
