-- column create, constraint create, policy create, table create, view create

-- create table s.manager
create table s.manager (
  id integer not null,
  u integer
);
alter table s.manager enable row level security;
alter table s.manager owner to postgres;

-- create table s.project_manager
create table s.project_manager (
  id integer not null,
  m integer
);
alter table s.project_manager owner to postgres;

-- create constraint s.manager.manager_pkey
alter table s.manager add constraint manager_pkey PRIMARY KEY (id);

-- create constraint s.project_manager.project_manager_m_fkey
alter table s.project_manager add constraint project_manager_m_fkey FOREIGN KEY (m) REFERENCES s.manager(id);

-- create constraint s.project_manager.project_manager_pkey
alter table s.project_manager add constraint project_manager_pkey PRIMARY KEY (id);

-- create view s.v
create view s.v (id) as
 SELECT id
   FROM s.manager;
alter view s.v owner to postgres;

-- create policy s.manager.p
create policy p on s.manager as permissive for all to public using ((id IN ( SELECT project_manager.m
   FROM s.project_manager)));

-- create policy s.manager.q
create policy q on s.manager as permissive for all to public using ((id IN ( SELECT v.id
   FROM s.v)));
