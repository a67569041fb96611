create schema s;
create table s.t (id int, n int); create function s.f() returns trigger language plpgsql as 'begin return new; end';
create trigger z after update on s.t for each statement execute function s.f(); alter table s.t enable replica trigger z;
