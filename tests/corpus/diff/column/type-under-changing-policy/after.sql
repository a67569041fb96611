create type role as enum ('admin', 'user');
create table cats (id int primary key, role text not null);
alter table cats enable row level security;
create policy admin on cats using (role = 'admin') with check (role in ('admin', 'user'));
