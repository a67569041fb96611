-- foreign_table alter, foreign_table.additions

-- public.cities DETACH PARTITION public.cities_e
ALTER TABLE public.cities DETACH PARTITION public.cities_e;

-- public.cities ATTACH PARTITION public.cities_e FOR VALUES IN ('h', 'i')
ALTER TABLE public.cities ATTACH PARTITION public.cities_e FOR VALUES IN ('h', 'i');
