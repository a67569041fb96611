create function g(x integer) returns integer language sql immutable as $$ select x $$;
create function f(x text) returns text language sql immutable as $$ select x $$;
create aggregate whole(integer) (sfunc = int4pl, stype = integer);
create procedure q(x integer) language sql as $$ select 1 $$;
create view v as select g(1) as a, f('x'::text) as b, whole(3) as c;
