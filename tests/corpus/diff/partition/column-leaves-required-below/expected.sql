-- column drop

-- drop column public.p.a
--   ! loses data: the values of public.p.a
alter table public.p drop column a;
