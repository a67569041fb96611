-- function alter, function.bound_to, index alter, index.bound_to, materialized_view alter, materialized_view.bound_to, trigger alter, trigger.bound_to

-- alter function public.f(): bound_to
alter function public.f() no depends on extension hstore;

-- alter function public.p(): bound_to
alter procedure public.p() no depends on extension hstore;

-- alter index public.t_a: bound_to
alter index public.t_a depends on extension citext;

-- alter materialized view public.m: bound_to
alter materialized view public.m depends on extension hstore;

-- alter trigger public.t.g: bound_to
alter trigger g on public.t depends on extension hstore;
