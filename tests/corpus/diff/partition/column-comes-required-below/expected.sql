-- column create

-- create column public.p.a
alter table public.p add column a integer default 7;

-- settle whose the NOT NULLs of a are in public.p, public.p1, public.p2
alter table public.p1 add constraint p1_a_not_null not null a;
