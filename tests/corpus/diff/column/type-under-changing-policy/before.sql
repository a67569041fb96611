create type role as enum ('admin', 'user');
create table cats (id int primary key, role role not null);
alter table cats enable row level security;
create policy admin on cats using (role = 'admin'::role) with check (role = 'admin'::role);
insert into cats values (1, 'admin');
