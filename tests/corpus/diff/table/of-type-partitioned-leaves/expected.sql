-- column drop, composite drop, table drop

-- drop table public.t
--   ! loses data: the rows of public.t
drop table public.t;

-- drop composite public.shape
drop type public.shape;
