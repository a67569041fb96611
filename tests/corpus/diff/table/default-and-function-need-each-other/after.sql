create schema s;
create table s.t (id int primary key); create function s.next() returns int language sql begin atomic select coalesce(max(id), 0) + 1 from s.t; end; alter table s.t alter column id set default s.next();
