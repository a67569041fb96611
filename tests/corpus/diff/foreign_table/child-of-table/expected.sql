-- column create, foreign_table create

-- create foreign table public.all_own
create foreign table public.all_own (a integer not null, b text) inherits (public.p) SERVER s;
alter table only public.all_own alter column b set default 'x'::text;
alter foreign table public.all_own owner to postgres;

-- create foreign table public.bare
create foreign table public.bare (constraint p_a_not_null not null a, constraint bare_b_not_null not null b) inherits (public.p) SERVER s OPTIONS (k 'v');
alter foreign table public.bare alter column b options (k 'v');
alter table only public.bare alter column b drop default;
alter foreign table public.bare owner to postgres;
grant select (a) on table public.bare to corpus_reader;
comment on column public.bare.b is 'one';

-- create foreign table public.below
create foreign table public.below () inherits (public.bare) SERVER s;
alter foreign table public.below owner to postgres;

-- create foreign table public.more
create foreign table public.more (a integer not null, z date) inherits (public.p) SERVER s;
alter table only public.more alter column b set default 'x'::text;
alter foreign table public.more owner to postgres;
