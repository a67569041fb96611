-- column alter, column.not_null_as

-- settle whose the NOT NULLs of a are in public.p, public.h, public.k
alter table public.p alter constraint x no inherit;
alter table public.k alter column a drop not null;
alter table public.p rename constraint x to y;
alter table public.p alter constraint y inherit;
