create schema s;
create table s.t (id int, n int); create function s.f() returns trigger language plpgsql as 'begin return new; end';
create trigger z before insert on s.t for each row execute function s.f();
