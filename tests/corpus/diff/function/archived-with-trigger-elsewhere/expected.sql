-- column drop, constraint drop, function drop, table drop, trigger drop

-- drop trigger public.kept.two
drop trigger two on public.kept;

-- drop table public.gone
--   ! loses data: the rows of public.gone
drop table public.gone;

-- drop function public.g()
drop function public.g();
