-- foreign_table alter, foreign_table create, foreign_table drop, foreign_table.additions

-- drop foreign table public.towns_far
drop foreign table public.towns_far;

-- drop foreign table public.cities_e
drop foreign table public.cities_e;

-- create foreign table public.cities_g
CREATE FOREIGN TABLE public.cities_g (name text, size integer) SERVER s;
ALTER TABLE public.cities ATTACH PARTITION public.cities_g FOR VALUES IN ('g');
alter foreign table public.cities_g owner to postgres;

-- public.cities ATTACH PARTITION public.cities_f FOR VALUES IN ('f')
ALTER TABLE public.cities ATTACH PARTITION public.cities_f FOR VALUES IN ('f');
