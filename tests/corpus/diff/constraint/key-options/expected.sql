-- constraint alter, constraint.definition

-- alter constraint public.e.e_a: definition
alter index public.e_a set (fillfactor='75');
alter index public.e_a reset (deduplicate_items);

-- alter constraint public.t.t_b_key: definition
alter index public.t_b_key set (deduplicate_items='off', fillfactor='50');

-- alter constraint public.t.t_c_key: definition
alter index public.t_c_key reset (fillfactor);

-- alter constraint public.t.t_pkey: definition
alter index public.t_pkey set (fillfactor='75');
