-- function create, function drop

-- drop view public.seen_orders, to make it again: it needed function public.may_see(uuid, text, text), which leaves
drop view public.seen_orders;

-- drop function public.may_see(uuid, text, text)
drop function public.may_see(a uuid, b text, c text);

-- create function public.may_see(uuid, text)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.may_see(a uuid, b text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$select true$function$;
alter function public.may_see(a uuid, b text) owner to postgres;

-- make view public.seen_orders again
create view public.seen_orders (id, seen) as
 SELECT id,
    public.may_see(customer, state) AS seen
   FROM public.orders;
alter view public.seen_orders owner to postgres;
