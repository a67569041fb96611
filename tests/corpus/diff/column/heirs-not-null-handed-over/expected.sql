-- column alter, column.not_null_as

-- settle whose the NOT NULLs of a are in public.p, public.h, public.g, public.g2
alter table public.p alter constraint pn no inherit;
alter table public.h alter constraint hn no inherit;
alter table public.h alter column a drop not null;
alter table public.g alter column a drop not null;
alter table public.g2 alter column a drop not null;
alter table public.p alter constraint pn inherit;
comment on constraint pn on public.g2 is 'y';
