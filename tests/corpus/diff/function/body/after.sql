create schema s;
create function s.f(a int, b text default 'y') returns int language sql immutable strict parallel safe cost 5 security definer set search_path = pg_catalog as 'select a + 1';
