-- column alter, column.not_null

-- settle whose the NOT NULLs of a are in public.p, public.k, public.h, public.g
alter table public.h alter column a set not null;
alter table public.p alter column a drop not null;
alter table public.h rename constraint p_a_not_null to h_a_not_null;
