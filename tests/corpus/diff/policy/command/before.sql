create schema s;
create table s.t (id int, n int); alter table s.t enable row level security;
create policy p on s.t for select using (id > 0); comment on policy p on s.t is 'p';
