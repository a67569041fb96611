-- column create, constraint create, function create, table create

-- create table s.t
create table s.t (
  id integer not null
);
alter table s.t owner to postgres;

-- create function s.next()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.next()
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (COALESCE(max(t.id), 0) + 1)
    FROM s.t;
END;
alter function s.next() owner to postgres;

-- create constraint s.t.t_pkey
alter table s.t add constraint t_pkey PRIMARY KEY (id);

-- give the default of t.id
alter table s.t alter column id set default s.next();
