create schema s;
create table s.t (id int, n int); create function s.f() returns trigger language plpgsql as 'begin return new; end';
create constraint trigger z after insert on s.t deferrable initially deferred for each row execute function s.f();
