-- column create, table create

-- create table public.c
create table public.c () inherits (public.p);
alter table only public.c alter column a set default 0;
alter table public.c owner to postgres;
