-- column alter, column create, column drop, column.not_null, column.type, foreign_table alter, foreign_table.definition

-- drop column public.p.gone
--   ! loses data: the values of public.p.gone
alter table public.p drop column gone;

-- create column public.p.come
alter table public.p add column come text default 'x'::text;

-- alter column public.p.free: not_null
alter table public.p alter column free set not null;

-- alter column public.p.kind: type
alter table public.p alter column kind type bigint;

-- alter column public.p.req: not_null
alter table public.p alter column req drop not null;

-- alter foreign table public.c: definition
alter foreign table public.c alter column come options (add k 'v');
alter foreign table public.c alter column kind options (set k 'w');

-- give column public.c.come its default
alter table only public.c alter column come set default 'x'::text;
