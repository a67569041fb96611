-- table rename, trigger rename

-- rename trigger public.t.z to public.t.y
alter trigger z on public.t rename to y;

-- rename trigger public.u.z to public.u.y
alter trigger z on public.u rename to y;

-- rename table public.t_high to public.t_upper
alter table public.t_high rename to t_upper;

-- rename table public.t_low_1 to public.t_lower
alter table public.t_low_1 rename to t_lower;

-- rename table public.u to public.v
alter table public.u rename to v;
