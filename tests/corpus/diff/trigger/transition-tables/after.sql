create schema s;
create table s.t (id int, n int); create function s.f() returns trigger language plpgsql as 'begin return new; end';
create trigger z after insert on s.t referencing new table as added for each statement execute function s.f();
