-- column rename

-- rename t.n to nr
alter table public.t rename column n to nr;

-- alter column public.t.nr: not_null_as
alter table public.t rename constraint t_n_not_null to t_nr_not_null;
