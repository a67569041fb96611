create schema s;
create function s.a(n int) returns int language plpgsql as 'begin return s.b(n); end'; create function s.b(n int) returns int language plpgsql as 'begin return s.a(n); end'; create function s.c() returns int language sql return s.a(1);
