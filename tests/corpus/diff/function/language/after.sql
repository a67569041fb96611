create schema s;
create function s.f(a int, b text default 'x') returns int language plpgsql as 'begin return a; end';
