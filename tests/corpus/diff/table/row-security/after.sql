create schema s;
create table s.t (id int primary key);
alter table s.t enable row level security, force row level security;
