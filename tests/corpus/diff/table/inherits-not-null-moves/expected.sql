-- column alter, column.not_null, constraint create

-- settle whose the NOT NULLs of a are in public.p, public.c2, public.c1
alter table public.c1 alter column a set not null;
alter table public.p alter column a drop not null;
alter table public.c1 rename constraint p_a_not_null to c1_a_not_null;

-- create constraint public.c1.a_there
alter table public.c1 add constraint a_there CHECK (((c IS NULL) OR (c > 0)));
