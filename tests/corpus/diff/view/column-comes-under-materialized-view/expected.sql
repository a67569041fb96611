-- view alter, view.columns, view.definition

-- alter view public.order_ids: columns, definition
create or replace view public.order_ids (id, state) as
 SELECT id,
    state
   FROM public.orders;
