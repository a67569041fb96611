-- column alter, column.not_null_as, table alter, table.inherits

-- public.h no inherit public.p
alter table public.h no inherit public.p;

-- public.k no inherit public.p
alter table public.k no inherit public.p;

-- alter column public.h.b: not_null_as
alter table public.h rename constraint p_b_not_null to h_b_not_null;

-- alter column public.k.a: not_null_as
alter table public.k rename constraint p_a_not_null to k_a_not_null;

-- alter column public.k.b: not_null_as
alter table public.k rename constraint p_b_not_null to k_b_not_null;
