create schema s;
create function s.f() returns int language sql as 'select 1'; create table s.t (id int default s.f());
