-- function create, function drop, policy alter, policy create, policy.using

-- take the default of orders.seen
alter table public.orders alter column seen drop default;

-- drop policy public.orders.seen, to make it again: it needed function public.may_see(uuid, text), which leaves
drop policy seen on public.orders;

-- drop trigger public.orders.orders_touched, to make it again: it needed function public.may_see(uuid, text), which leaves
drop trigger orders_touched on public.orders;

-- drop view public.seen_ids, to make it again: it needs view public.seen_orders, which is made again
drop view public.seen_ids;

-- drop view public.seen_orders, to make it again: it needed function public.may_see(uuid, text), which leaves
drop view public.seen_orders;

-- drop function public.first_seen(uuid), to make it again: it needed function public.may_see(uuid, text), which leaves
drop function public.first_seen(customer uuid);

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
revoke execute on function public.may_see(a uuid, b text, c text) from public;

-- make function public.first_seen(uuid) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.first_seen(customer uuid)
 RETURNS boolean
 LANGUAGE sql
BEGIN ATOMIC
 SELECT public.may_see(customer, 'draft'::text) AS may_see;
END;
alter function public.first_seen(customer uuid) owner to postgres;

-- make view public.seen_orders again
create view public.seen_orders (id, seen) as
 SELECT id,
    public.may_see(customer, state) AS seen
   FROM public.orders;
alter view public.seen_orders owner to postgres;
grant select on table public.seen_orders to public;

-- make view public.seen_ids again
create view public.seen_ids (id) as
 SELECT id
   FROM public.seen_orders
  WHERE seen;
alter view public.seen_ids owner to postgres;

-- make trigger public.orders.orders_touched again
CREATE TRIGGER orders_touched BEFORE UPDATE ON public.orders FOR EACH ROW WHEN (public.may_see(new.customer, new.state)) EXECUTE FUNCTION public.touched();

-- make policy public.orders.seen again
create policy seen on public.orders as permissive for all to public using (public.may_see(customer, state, 'policy'::text));

-- create policy public.orders.written
create policy written on public.orders as permissive for insert to public with check (public.may_see(customer, state));

-- give the default of orders.seen
alter table public.orders alter column seen set default public.may_see(NULL::uuid, 'draft'::text);
