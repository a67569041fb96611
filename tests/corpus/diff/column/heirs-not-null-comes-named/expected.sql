-- column create

-- create column public.p.b
alter table public.p add column b integer not null;

-- settle whose the NOT NULLs of b are in public.p, public.h, public.k
alter table public.h alter column b set not null;
alter table public.k alter column b set not null;
alter table public.p alter constraint p_b_not_null no inherit;
alter table public.h rename constraint p_b_not_null to hb;
alter table public.p alter constraint p_b_not_null inherit;
