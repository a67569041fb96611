create schema s;
create table s.manager (id int primary key, u int);
create table s.project_manager (id int primary key, m int references s.manager);
create view s.v as select id from s.manager;
alter table s.manager enable row level security;
create policy p on s.manager using (id in (select m from s.project_manager));
create policy q on s.manager using (id in (select id from s.v));
