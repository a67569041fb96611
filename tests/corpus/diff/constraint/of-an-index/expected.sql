-- column alter, column.not_null, constraint create, index drop

-- drop index public.p_both, to make it again: Postgres makes no key of an index of a partitioned table that stands, as p_both is to be
drop index public.p_both;

-- drop index public.other_n
drop index public.other_n;

-- alter column public.first.id: not_null
alter table public.first alter column id set not null;

-- constraint public.first.first_pkey takes index first_pkey over
alter table public.first add constraint first_pkey primary key using index first_pkey;

-- create constraint public.other.other_n
alter table public.other add constraint other_n UNIQUE (n);
comment on index public.other_n is 'The index of a key.';

-- create constraint public.p.p_both
alter table public.p add constraint p_both UNIQUE (id, n);

-- constraint public.p_high.high_n takes index high_n over
alter table public.p_high add constraint high_n unique using index high_n;

-- constraint public.same.same_n takes index same_n over
alter table public.same add constraint same_n unique using index same_n deferrable;
comment on index public.same_n is null;
