create schema s;
create function s.f(out a int, out c text) language sql as 'select 1, null::text';
