-- column alter, column.default, column.type, domain alter, domain.default, function drop

-- take the default of u.y
alter table public.u alter column y drop default;

-- take the default of d
alter domain public.d drop default;

-- take the default of e
alter domain public.e drop default;

-- drop function public.f()
drop function public.f();

-- alter domain public.e: default
alter domain public.e set default public.g();

-- alter column public.t.a: type
alter table public.t alter column a type bigint;

-- alter column public.u.y: default
alter table public.u alter column y set default public.g();
