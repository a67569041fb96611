-- view rename

-- rename view public.a to public.zz_arch_swap_a
alter view public.a rename to zz_arch_swap_a;

-- rename view public.b to public.a
alter view public.b rename to a;

-- rename view public.zz_arch_swap_a to public.b
alter view public.zz_arch_swap_a rename to b;
