create schema s;
create function s.f() returns bigint language sql as 'select 1::bigint'; create table s.t (id int default s.f());
