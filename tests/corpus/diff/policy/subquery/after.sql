create schema s;
create table s.t (id int, n int); alter table s.t enable row level security;
create table s.u (id bigint, ok int); create policy p on s.t using (exists (select from s.u where u.id = t.id and u.ok > 0));
