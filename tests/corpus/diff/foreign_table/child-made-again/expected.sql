-- foreign_table alter, foreign_table.definition

-- drop foreign table public.more, to make it again: Postgres can't move a foreign table to another server
drop foreign table public.more;

-- drop foreign table public.below, to make it again: Postgres can't move a foreign table to another server
drop foreign table public.below;

-- drop foreign table public.bare, to make it again: Postgres can't move a foreign table to another server
drop foreign table public.bare;

-- drop foreign table public.all_own, to make it again: Postgres can't move a foreign table to another server
drop foreign table public.all_own;

-- make foreign table public.all_own again
create foreign table public.all_own (a integer not null, b text) inherits (public.p) SERVER s2;
alter table only public.all_own alter column b set default 'x'::text;
alter foreign table public.all_own owner to postgres;

-- make foreign table public.bare again
create foreign table public.bare (constraint p_a_not_null not null a, constraint bare_b_not_null not null b) inherits (public.p) SERVER s2 OPTIONS (k 'v');
alter foreign table public.bare alter column b options (k 'v');
alter table only public.bare alter column b drop default;
alter foreign table public.bare owner to postgres;
grant select (a) on table public.bare to corpus_reader;
comment on column public.bare.b is 'one';

-- make foreign table public.below again
create foreign table public.below () inherits (public.bare) SERVER s2;
alter foreign table public.below owner to postgres;

-- make foreign table public.more again
create foreign table public.more (a integer not null, z date) inherits (public.p) SERVER s2;
alter table only public.more alter column b set default 'x'::text;
alter foreign table public.more owner to postgres;
