-- enum alter, enum.values

-- public.side: rename value left to zz_arch_swap_left
alter type public.side rename value 'left' to 'zz_arch_swap_left';

-- public.side: rename value right to left
alter type public.side rename value 'right' to 'left';

-- public.side: rename value zz_arch_swap_left to right
alter type public.side rename value 'zz_arch_swap_left' to 'right';
