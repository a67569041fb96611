-- constraint drop, function drop, index drop

-- drop index public.a_ix
drop index public.a_ix;

-- drop constraint public.u.aa
alter table public.u drop constraint aa;

-- drop function public.g(text)
drop function public.g(text);

-- drop function public.f(text)
drop function public.f(text);
