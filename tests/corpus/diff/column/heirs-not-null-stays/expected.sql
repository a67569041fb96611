-- column alter, column.not_null, column.not_null_as

-- settle whose the NOT NULLs of a are in public.p, public.k, public.h
alter table public.h alter column a set not null;
alter table public.p alter column a drop not null;
alter table public.h rename constraint pn to h_a_not_null;
