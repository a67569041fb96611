-- column create, column drop, table alter, table create, table drop, table.partition_of

-- public.m detach partition public.m_1
alter table public.m detach partition public.m_1;

-- public.m detach partition public.m_2
alter table public.m detach partition public.m_2;

-- drop table public.m_3
--   ! loses data: the rows of public.m_3
drop table public.m_3;

-- public.m attach partition public.m_1 FOR VALUES FROM (1) TO (5)
alter table public.m attach partition public.m_1 FOR VALUES FROM (1) TO (5);

-- public.m attach partition public.m_2 FOR VALUES FROM (6) TO (9)
alter table public.m attach partition public.m_2 FOR VALUES FROM (6) TO (9);

-- drop column public.m.gone
--   ! loses data: the values of public.m.gone
alter table public.m drop column gone;

-- create column public.m.more
alter table public.m add column more integer default 7 not null;

-- create table public.m_4
create table public.m_4 partition of public.m FOR VALUES FROM (20) TO (30);
alter table public.m_4 owner to postgres;
