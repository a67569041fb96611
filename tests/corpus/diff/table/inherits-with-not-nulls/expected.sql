-- column alter, column.not_null, column.not_null_as, table alter, table.inherits

-- alter column public.k.a: not_null
alter table public.k alter column a set not null;

-- public.h inherit public.p
alter table public.h inherit public.p;

-- public.k inherit public.p
alter table public.k inherit public.p;

-- settle whose the NOT NULLs of a are in public.p, public.h, public.k
alter table public.p alter constraint p_a_not_null no inherit;
alter table public.k alter column a drop not null;
alter table public.p alter constraint p_a_not_null inherit;
