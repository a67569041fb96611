create schema s;
create table s.accounts (id int primary key, active boolean not null);
create view s.active as select id from s.accounts where active;
alter table s.accounts enable row level security;
create policy living on s.accounts for select using (exists (select from s.active as a where a.id = accounts.id));
