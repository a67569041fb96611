-- foreign_table alter, foreign_table.additions, foreign_table.definition

-- alter foreign table public.f: additions, definition
COMMENT ON CONSTRAINT fa ON public.f IS NULL;
alter table public.f rename constraint fa to fx;
alter table public.f rename constraint f_b_not_null to fb;
alter foreign table public.f alter column c drop not null;
alter foreign table public.f add constraint fc not null c;
alter foreign table public.f add constraint fd not null d;
COMMENT ON CONSTRAINT fd ON public.f IS 'two';

-- alter foreign table public.fp: definition
ALTER TABLE public.pt DETACH PARTITION public.fp;
alter table public.fp rename constraint xx to yy;
ALTER TABLE public.pt ATTACH PARTITION public.fp FOR VALUES IN (1);

-- alter foreign table public.g: definition
alter foreign table public.g alter column a drop not null;
