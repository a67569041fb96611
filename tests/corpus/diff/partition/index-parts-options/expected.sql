-- index rename

-- parts of indexes on p1 are c1, n1
alter index public.c1 set (fillfactor='60');
alter index public.c1 reset (deduplicate_items);
alter index public.l1 rename to n1;

-- parts of indexes on p2 are c2, n2
alter index public.c2 set (fillfactor='80');
alter index public.l2 rename to n2;

-- statistics targets of parts of said
alter index public.p1_expr_idx alter column 1 set statistics -1;
alter index public.p2_expr_idx alter column 1 set statistics 50;

-- rename index leaves to comes
alter index public.leaves rename to comes;
