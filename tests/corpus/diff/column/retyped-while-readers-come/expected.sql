-- column alter, column create, column.type, constraint create, function create, policy create, publication create, rule create, statistics create, table create, trigger create, view create

-- alter column s.o.n: type
alter table s.o alter column n type text using n::text;

-- create function s.longest()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.longest()
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT max((o.n || 'x'::text)) AS max
    FROM s.o;
END;
alter function s.longest() owner to postgres;

-- create table s.q
create table s.q (
  id integer not null
);
alter table s.q owner to postgres;

-- alter column s.parts.n: type
alter table s.parts alter column n type text using n::text;

-- create constraint s.q.q_pkey
alter table s.q add constraint q_pkey PRIMARY KEY (id);

-- create rule s.p.tell
CREATE RULE tell AS
    ON UPDATE TO s.p DO  SELECT (o.n || 'x'::text) AS "?column?"
   FROM s.o;

-- create rule s.q.tell
CREATE RULE tell AS
    ON UPDATE TO s.q DO  SELECT (o.n || 'x'::text) AS "?column?"
   FROM s.o;

-- create statistics s.odd
CREATE STATISTICS s.odd ON id, (n || 'x'::text) FROM s.o;
alter statistics s.odd owner to postgres;

-- create view s.near
create view s.near (m) as
 SELECT (n || 'x'::text) AS m
   FROM s.o;
alter view s.near owner to postgres;

-- create view s.of_part
create view s.of_part (m) as
 SELECT (n || 'x'::text) AS m
   FROM s.part;
alter view s.of_part owner to postgres;

-- create trigger s.o.watch
CREATE TRIGGER watch BEFORE UPDATE ON s.o FOR EACH ROW WHEN (((new.n || 'x'::text) > 'b'::text)) EXECUTE FUNCTION s.touch();

-- create policy s.o.own
create policy own on s.o as permissive for all to public using (((n || 'x'::text) = '3x'::text));

-- create policy s.p.other
create policy other on s.p as permissive for all to public using ((EXISTS ( SELECT
   FROM s.o
  WHERE ((o.n || 'x'::text) = '3x'::text))));

-- create policy s.q.other
create policy other on s.q as permissive for all to public using ((EXISTS ( SELECT
   FROM s.o
  WHERE ((o.n || 'x'::text) = '3x'::text))));

-- create publication told
CREATE PUBLICATION told FOR TABLE ONLY s.o (id, n) WHERE (((n || 'x'::text) > 'b'::text)) WITH (publish = 'insert');
alter publication told owner to postgres;
