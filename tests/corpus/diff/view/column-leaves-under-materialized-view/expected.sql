-- view alter, view.columns, view.definition

-- drop materialized view public.m, to make it again: it needs view public.w, which is made again
drop materialized view public.m;

-- drop view public.w, to make it again: it needs view public.v, which is made again
drop view public.w;

-- drop view public.v, to make it again: Postgres can't take away, rename or move columns of a view: b
drop view public.v;

-- make view public.v again
create view public.v (id, a) as
 SELECT id,
    a
   FROM public.t;
alter view public.v owner to postgres;

-- make view public.w again
create view public.w (id, a) as
 SELECT id,
    a
   FROM public.v;
alter view public.w owner to postgres;

-- make materialized view public.m again
create materialized view public.m (id, a) as
 SELECT id,
    a
   FROM public.w
with no data;
refresh materialized view public.m;
alter materialized view public.m owner to postgres;
