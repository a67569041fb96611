create schema s;
create table s.t (id int, n int); alter table s.t enable row level security;
create policy p on s.t using (id > 0);
