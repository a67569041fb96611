-- column alter, column.not_null_as

-- settle whose the NOT NULLs of a are in public.p, public.h, public.h2, public.g
alter table public.p alter constraint pn no inherit;
alter table public.h2 alter column a drop not null;
alter table public.h rename constraint hn to hm;
alter table public.p alter constraint pn inherit;
