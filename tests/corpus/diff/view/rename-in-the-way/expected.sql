-- view drop, view rename

-- drop view public.b
drop view public.b;

-- rename view public.a to public.b
alter view public.a rename to b;
