create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (a int, constraint k check (a > 0)) server v; create function s.g() returns trigger language plpgsql as 'begin return new; end'; create trigger z before insert on s.f for each row execute function s.g();
