-- column alter, column rename, column.default, column.type, constraint alter, constraint.definition, enum create, view alter, view.definition

-- drop view s.v, to make it again: Postgres can't give a view's column another type: status is text
drop view s.v;

-- drop constraint s.t.known, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint known;

-- drop constraint s.t.early, to make it again: Postgres can't change what a constraint says
alter table s.t drop constraint early;

-- rename t.zone to area
alter table s.t rename column zone to area;

-- create enum s.status
create type s.status as enum ('x', 'y');
alter type s.status owner to postgres;

-- alter columns of s.t, in one go: place (type), status (default, type), "time" (type)
--   ! rows of t whose status is no s.status stop this step: change them first
--   ! rows of t whose time is no timestamp with time zone stop this step: change them first
alter table s.t alter column status drop default;
alter table s.t alter column place type text using place::text,
  alter column status type s.status using status::s.status,
  alter column "time" type timestamp with time zone using "time"::timestamp with time zone;
alter table s.t alter column status set default 'x'::s.status;

-- make constraint s.t.early again
alter table s.t add constraint early CHECK (("time" < ('3000-01-01 00:00:00'::timestamp without time zone AT TIME ZONE 'UTC'::text)));

-- make constraint s.t.known again
alter table s.t add constraint known CHECK (((((status)::text)::s.place <> 'y'::s.place) AND ("time" > '2020-01-01 00:00:00+00'::timestamp with time zone)));

-- make view s.v again
create view s.v (id, status, "time", zone) as
 SELECT id,
    status,
    "time",
    area AS zone
   FROM s.t
  WHERE (("time" < '3000-01-01 00:00:00+00'::timestamp with time zone) AND (area <> 'y'::s.zone));
alter view s.v owner to postgres;
