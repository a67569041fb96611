-- column create, function create, table create

-- create table s.a
create table s.a (
  id integer,
  n integer
);
alter table s.a owner to postgres;

-- create function s.f(s.a)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(s.a)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select 1$function$;
alter function s.f(s.a) owner to postgres;

-- create table s.b
create table s.b (
  id integer,
  n integer
);
alter table s.b alter column n set default s.f(NULL::s.a);
alter table s.b owner to postgres;

-- create function s.g(s.b)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.g(s.b)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select 2$function$;
alter function s.g(s.b) owner to postgres;

-- create table s.c
create table s.c (
  id integer,
  n integer
);
alter table s.c owner to postgres;

-- create function s.h(s.c)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.h(s.c)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select 3$function$;
alter function s.h(s.c) owner to postgres;

-- create table s.d
create table s.d (
  id integer,
  n integer
);
alter table s.d alter column n set default s.h(NULL::s.c);
alter table s.d owner to postgres;

-- create function s.i(s.d)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.i(s.d)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select 4$function$;
alter function s.i(s.d) owner to postgres;

-- give the default of a.n
alter table s.a alter column n set default s.g(NULL::s.b);

-- give the default of c.n
alter table s.c alter column n set default s.i(NULL::s.d);
