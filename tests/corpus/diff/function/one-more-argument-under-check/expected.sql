-- function create, function drop

-- drop constraint public.orders.orders_seen, to make it again: it needed function public.may_see(uuid, text), which leaves
alter table public.orders drop constraint orders_seen;

-- drop function public.may_see(uuid, text)
drop function public.may_see(a uuid, b text);

-- create function public.may_see(uuid, text, text)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.may_see(a uuid, b text, c text DEFAULT 'd'::text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$select true$function$;
alter function public.may_see(a uuid, b text, c text) owner to postgres;

-- make constraint public.orders.orders_seen again
alter table public.orders add constraint orders_seen CHECK (public.may_see(customer, state));
