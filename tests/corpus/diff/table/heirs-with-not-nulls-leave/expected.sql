-- column create, column drop, table create, table drop

-- drop table public.h4
--   ! loses data: the rows of public.h4
drop table public.h4;

-- drop table public.h3
--   ! loses data: the rows of public.h3
drop table public.h3;

-- drop table public.gg
--   ! loses data: the rows of public.gg
drop table public.gg;

-- drop table public.h2
--   ! loses data: the rows of public.h2
drop table public.h2;

-- drop table public.g
--   ! loses data: the rows of public.g
drop table public.g;

-- drop table public.h
--   ! loses data: the rows of public.h
drop table public.h;

-- drop table public.p
--   ! loses data: the rows of public.p
drop table public.p;

-- create table public.stays
create table public.stays (
  a integer constraint pn not null
);
alter table public.stays owner to postgres;
