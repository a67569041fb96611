-- column alter, column.type, policy alter, policy.check, policy.using

-- drop policy public.cats.admin, to make it again: it needs column public.cats.role, which becomes of another type
drop policy admin on public.cats;

-- alter column public.cats.role: type
alter table public.cats alter column role type text using role::text;

-- make policy public.cats.admin again
create policy admin on public.cats as permissive for all to public using ((role = 'admin'::text)) with check ((role = ANY (ARRAY['admin'::text, 'user'::text])));
