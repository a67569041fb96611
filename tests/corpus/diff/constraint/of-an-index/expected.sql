-- column alter, column.not_null, constraint create, index drop

-- drop index public.same_n
drop index public.same_n;

-- drop index public.p_both
drop index public.p_both;

-- drop index public.other_n
drop index public.other_n;

-- drop index public.high_n
drop index public.high_n;

-- drop index public.first_pkey
drop index public.first_pkey;

-- alter column public.first.id: not_null
alter table public.first alter column id set not null;

-- create constraint public.first.first_pkey
alter table public.first add constraint first_pkey PRIMARY KEY (id);

-- create constraint public.other.other_n
alter table public.other add constraint other_n UNIQUE (n);
comment on index public.other_n is 'The index of a key.';

-- create constraint public.p.p_both
alter table public.p add constraint p_both UNIQUE (id, n);

-- create constraint public.p_high.high_n
alter table public.p_high add constraint high_n UNIQUE (n);

-- create constraint public.same.same_n
alter table public.same add constraint same_n UNIQUE (n) INCLUDE (m) WITH (fillfactor=70) DEFERRABLE;
