-- column alter, column.not_null, column.not_null_as

-- settle whose the NOT NULLs of a are in public.p, public.p1
alter table public.p1 rename constraint foo to baz;
alter table public.p add constraint bar not null a;
