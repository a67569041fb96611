create schema s;
create table s.a (id int, n int);
create function s.f(int, s.a) returns boolean language plpgsql immutable as 'begin return true; end';
create table s.b (id int, n int check (s.f(n, null::s.a)));
create function s.g(int, s.b) returns boolean language plpgsql immutable as 'begin return true; end';
alter table s.a add constraint called check (s.g(n, null::s.b));
