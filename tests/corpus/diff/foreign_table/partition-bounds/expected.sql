-- foreign_table alter, foreign_table.additions

-- alter foreign table public.cities_e: additions
ALTER TABLE public.cities DETACH PARTITION public.cities_e;
ALTER TABLE public.cities ATTACH PARTITION public.cities_e FOR VALUES IN ('h', 'i');
