-- column drop, view alter, view.columns, view.definition

-- drop view public.v, to make it again: Postgres can't take away, rename or move columns of a view: b
drop view public.v;

-- make view public.v again
create view public.v (id, a) as
 SELECT id,
    a
   FROM public.t;
alter view public.v owner to postgres;
