-- column create, table create

-- create table public.all_own
create table public.all_own (
  a integer constraint all_own_a_not_null not null,
  b text default 'x'::text
) inherits (public.f);
alter table public.all_own owner to postgres;

-- create table public.bare
create table public.bare (
  constraint f_a_not_null not null a
) inherits (public.f);
alter table only public.bare alter column b drop default;
alter table only public.bare alter column b set not null;
alter table public.bare owner to postgres;
comment on column public.bare.b is 'one';

-- create table public.below
create table public.below () inherits (public.bare);
alter table public.below owner to postgres;

-- create table public.more
create table public.more (
  a integer constraint more_a_not_null not null,
  z date
) inherits (public.f);
alter table public.more owner to postgres;
