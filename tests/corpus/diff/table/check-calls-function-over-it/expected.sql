-- column create, constraint create, function create, table create

-- create function s.ok(integer)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.ok(integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$select count(*) < 100 from s.t where n = $1$function$;
alter function s.ok(integer) owner to postgres;

-- create table s.t
create table s.t (
  id integer not null,
  n integer
);
alter table s.t owner to postgres;

-- create constraint s.t.few
alter table s.t add constraint few CHECK (s.ok(n));

-- create constraint s.t.t_pkey
alter table s.t add constraint t_pkey PRIMARY KEY (id);
