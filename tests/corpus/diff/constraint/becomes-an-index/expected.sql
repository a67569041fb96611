-- column alter, column.not_null, constraint drop, index create

-- drop constraint public.part.part_n
alter table public.part drop constraint part_n;

-- drop constraint public.p.p_both, to make it again: Postgres drops the index of a key with it, and index p_both is to be there without
alter table public.p drop constraint p_both;

-- drop constraint public.first.first_pkey, to make it again: Postgres drops the index of a key with it, and index first_pkey is to be there without
alter table public.first drop constraint first_pkey;

-- alter column public.first.id: not_null
alter table public.first alter column id drop not null;

-- create index public.first_pkey
CREATE UNIQUE INDEX first_pkey ON public.first USING btree (id);

-- create index public.p_both
CREATE UNIQUE INDEX p_both ON public.p USING btree (id, n);

-- create index public.part_n
CREATE UNIQUE INDEX part_n ON public.part USING btree (n) WHERE (m > 0);
comment on index public.part_n is 'An index.';
