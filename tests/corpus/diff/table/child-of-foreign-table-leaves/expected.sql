-- column drop, table drop

-- drop table public.more
--   ! loses data: the rows of public.more
drop table public.more;

-- drop table public.below
--   ! loses data: the rows of public.below
drop table public.below;

-- drop table public.bare
--   ! loses data: the rows of public.bare
drop table public.bare;

-- drop table public.all_own
--   ! loses data: the rows of public.all_own
drop table public.all_own;
