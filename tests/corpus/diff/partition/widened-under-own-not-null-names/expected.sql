-- column alter, column.type

-- drop view public.v, to make it again: it needs column public.p.b, which becomes of another type
drop view public.v;

-- settle whose the NOT NULLs of b are in public.p, public.p1, public.p2, public.p21
alter table public.p alter column b drop not null;
alter table public.p1 alter column b drop not null;
alter table public.p21 alter column b drop not null;

-- settle whose the NOT NULLs of c are in public.p, public.p1, public.p2, public.p21
alter table public.p1 alter column c drop not null;

-- alter columns of public.p, in one go: b (type), c (type)
alter table public.p alter column b type character varying(20),
  alter column c type character varying(20);

-- make view public.v again
create view public.v (id, b) as
 SELECT id,
    b
   FROM public.p;
alter view public.v owner to postgres;

-- settle whose the NOT NULLs of b are in public.p, public.p1, public.p2, public.p21
alter table public.p21 add constraint p21_b_is_needed not null b;
alter table public.p1 add constraint p1_b_is_needed not null b;
alter table public.p add constraint b_is_needed not null b;
comment on constraint b_is_needed on public.p is 'needed';
comment on constraint p1_b_is_needed on public.p1 is 'needed too';

-- settle whose the NOT NULLs of c are in public.p, public.p1, public.p2, public.p21
alter table public.p1 add constraint p1_c_is_needed not null c;
