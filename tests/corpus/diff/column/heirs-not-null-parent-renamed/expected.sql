-- column alter, column.not_null_as

-- settle whose the NOT NULLs of a are in public.p, public.h, public.g, public.h2
alter table public.p alter constraint pn no inherit;
alter table public.h2 alter column a drop not null;
alter table public.p rename constraint pn to pm;
alter table public.p alter constraint pm inherit;
