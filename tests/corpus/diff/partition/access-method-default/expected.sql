-- column create, column drop, table alter, table create, table drop, table.access_method

-- drop table public.sp2
--   ! loses data: the rows of public.sp2
drop table public.sp2;

-- alter table public.p: access_method
alter table public.p set access method heap2;

-- alter table public.p1: access_method
alter table public.p1 set access method heap;

-- alter table public.q: access_method
alter table public.q set access method default;

-- alter table public.q1: access_method
alter table public.q1 set access method heap;

-- alter table public.r: access_method
alter table public.r set access method default;

-- alter table public.sp1: access_method
alter table public.sp1 set access method heap2;

-- create table public.sp3
create table public.sp3 partition of public.sp FOR VALUES IN (3) partition by LIST (a);
alter table public.sp3 owner to postgres;
alter table public.sp3 set access method default;

-- create table public.sp31
create table public.sp31 partition of public.sp3 FOR VALUES IN (3);
alter table public.sp31 owner to postgres;

-- alter table public.t: access_method
alter table public.t set access method heap;
