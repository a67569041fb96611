-- column drop, foreign_table drop

-- drop foreign table public.more
drop foreign table public.more;

-- drop foreign table public.below
drop foreign table public.below;

-- drop foreign table public.bare
drop foreign table public.bare;

-- drop foreign table public.all_own
drop foreign table public.all_own;
