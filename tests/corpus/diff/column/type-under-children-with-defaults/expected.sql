-- column alter, column.default, column.type

-- take the default of b.code
alter table only public.b alter column code drop default;

-- take the default of c.code
alter table public.c alter column code drop default;

-- alter column public.a.code: default, type
alter table only public.a alter column code drop default;
alter table public.a alter column code type text using code::text;
alter table only public.a alter column code set default 'a'::text;

-- alter column public.b.code: default
alter table only public.b alter column code set default 'b'::text;

-- alter column public.c.code: default
alter table public.c alter column code set default 'c'::text;
