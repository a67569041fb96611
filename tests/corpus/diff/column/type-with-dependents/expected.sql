-- column alter, column.type

-- drop policy s.t.p, to make it again: it needs column s.t.n, which becomes of another type
drop policy p on s.t;

-- drop trigger s.t.z, to make it again: it needs column s.t.n, which becomes of another type
drop trigger z on s.t;

-- drop view s.v, to make it again: it needs column s.t.n, which becomes of another type
drop view s.v;

-- drop rule s.t.r, to make it again: it needs column s.t.n, which becomes of another type
drop rule r on s.t;

-- drop function s.f(), to make it again: it needs column s.t.n, which becomes of another type
drop function s.f();

-- alter column s.t.n: type
alter table s.t alter column n drop default;
alter table s.t alter column n type bigint;
alter table s.t alter column n set default 5;

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS SETOF integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT t.id
    FROM s.t
   WHERE (t.n > 0);
END;
alter function s.f() owner to postgres;
grant execute on function s.f() to corpus_reader;
revoke execute on function s.f() from public;
comment on function s.f() is 'f';

-- make rule s.t.r again
CREATE RULE r AS
    ON INSERT TO s.t
   WHERE (new.n < 0) DO INSTEAD NOTHING;
comment on rule r on s.t is 'r';

-- make view s.v again
create view s.v (n) as
 SELECT n
   FROM s.t;
alter view s.v owner to postgres;

-- make trigger s.t.z again
CREATE TRIGGER z BEFORE UPDATE OF n ON s.t FOR EACH ROW WHEN ((new.n > 0)) EXECUTE FUNCTION suppress_redundant_updates_trigger();
comment on trigger z on s.t is 'z';

-- make policy s.t.p again
create policy p on s.t as permissive for all to public using ((n > 0));
comment on policy p on s.t is 'p';
