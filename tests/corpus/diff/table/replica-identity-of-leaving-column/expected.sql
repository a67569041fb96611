-- column drop, index drop, table alter, table.replica_identity

-- drop index public.t_code
drop index public.t_code;

-- drop column public.t.code
--   ! loses data: the values of public.t.code
alter table public.t drop column code;

-- alter table public.t: replica_identity
alter table public.t replica identity full;
