create schema s;
create table s.t (id int) partition by range (id); create function s.f() returns trigger language plpgsql as 'begin return new; end'; create trigger z after insert on s.t for each row execute function s.f(); create table s.t1 (id int); create trigger z after insert on s.t1 for each row execute function s.f();
