-- column rename

-- rename p.a to aa
alter table public.p rename column a to aa;

-- settle whose the NOT NULLs of aa are in public.p, public.p1, public.p2
alter table public.p1 rename constraint p1_a_not_null to p1_aa_not_null;
