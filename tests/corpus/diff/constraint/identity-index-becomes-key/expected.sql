-- constraint create, index drop

-- constraint public.a.a_code takes index a_code over
alter table public.a add constraint a_code unique using index a_code;
