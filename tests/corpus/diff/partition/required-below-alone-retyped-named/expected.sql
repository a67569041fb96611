-- column alter, column.type

-- settle whose the NOT NULLs of b are in public.p, public.p1, public.p2, public.p21, public.p3
alter table public.p1 alter column b drop not null;
alter table public.p2 alter column b drop not null;
alter table public.p21 alter column b drop not null;

-- alter column public.p.b: type
alter table public.p alter column b type bigint;

-- settle whose the NOT NULLs of b are in public.p, public.p1, public.p2, public.p21, public.p3
alter table public.p21 add constraint p21_b_not_null not null b;
alter table public.p2 add constraint p2_b_not_null not null b;
alter table public.p1 add constraint b_is_needed not null b;
comment on constraint b_is_needed on public.p1 is 'needed';
