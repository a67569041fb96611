create schema s;
create table s.t (id int, n int); create function s.f() returns trigger language plpgsql as 'begin return new; end';
create trigger z before insert or update of n on s.t for each row when (new.n > 0) execute function s.f('a', 'b'); comment on trigger z on s.t is 'z';
