-- column alter, column.not_null, constraint create

-- alter column public.p.a: not_null
alter table public.p alter column a set not null;

-- create constraint public.p.p_pkey
alter table public.p add constraint p_pkey PRIMARY KEY (a);
