-- column alter, column.not_null, column.not_null_as

-- settle whose the NOT NULLs of a are in public.p, public.p1, public.p2
alter table public.p1 alter column a set not null;
alter table public.p alter column a drop not null;
alter table public.p2 alter column a drop not null;
