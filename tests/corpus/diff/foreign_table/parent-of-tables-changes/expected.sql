-- column alter, column create, column drop, column.not_null, column.type, foreign_table alter, foreign_table.definition

-- alter foreign table public.p: definition
alter foreign table public.p drop column gone;
alter foreign table public.p alter column kind type bigint;
alter foreign table public.p alter column free set not null;
alter foreign table public.p add column come text;

-- give column public.p.come its default
alter table only public.p alter column come set default 'x'::text;

-- alter column public.c.come: default
alter table public.c alter column come set default 'x'::text;

-- give column public.f.come its default
alter table only public.f alter column come set default 'x'::text;
