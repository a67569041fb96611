create function f(x integer) returns integer language sql immutable as $$ select x $$;
create function f(x text) returns text language sql immutable as $$ select x $$;
create aggregate total(integer) (sfunc = int4pl, stype = integer);
create procedure p(x integer) language sql as $$ select 1 $$;
create view v as select f(1) as a, f('x'::text) as b, total(3) as c;
