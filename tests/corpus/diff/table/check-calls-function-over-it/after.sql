create schema s;
create table s.t (id int primary key, n int); create function s.ok(int) returns boolean language sql stable as 'select count(*) < 100 from s.t where n = $1'; alter table s.t add constraint few check (s.ok(n));
