-- column alter, column.counter

-- alter column public.f.a: counter
alter sequence public.f_a_seq set unlogged;

-- alter column public.f.b: counter
alter sequence public.f_b_seq set logged;
