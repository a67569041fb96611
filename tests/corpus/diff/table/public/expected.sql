-- column create, constraint create, table create

-- create table public.u
create table public.u (
  id integer
);
alter table public.u owner to postgres;

-- create column public.t.a
alter table public.t add column a text;

-- create constraint public.u.u_id_fkey
alter table public.u add constraint u_id_fkey FOREIGN KEY (id) REFERENCES public.t(id);
