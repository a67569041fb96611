-- column alter, column.type

-- settle whose the NOT NULLs of a are in public.p, public.p1, public.p2
alter table public.p1 alter column a drop not null;

-- alter column public.p.a: type
alter table public.p alter column a type bigint;

-- settle whose the NOT NULLs of a are in public.p, public.p1, public.p2
alter table public.p1 add constraint p1_a_not_null not null a;
