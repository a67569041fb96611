-- column rename, table rename

-- rename table public.t to public.later
alter table public.t rename to later;

-- rename table s.t to s.later
alter table s.t rename to later;

-- rename later.b_ops to x
alter table s.later rename column b_ops to x;
