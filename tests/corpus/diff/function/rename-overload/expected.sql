-- function rename

-- rename function public.f(integer) to public.g(integer)
alter function public.f(x integer) rename to g;

-- rename function public.p(integer) to public.q(integer)
alter procedure public.p(IN x integer) rename to q;

-- rename function public.total(integer) to public.whole(integer)
alter aggregate public.total(integer) rename to whole;
