-- domain rename

-- rename domain public.a to public.b
alter domain public.a rename to b;
alter domain public.b rename constraint a_not_null to b_not_null;
