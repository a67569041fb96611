create schema s;
create function s.f(out a int, out b text) language sql as 'select 1, null::text';
