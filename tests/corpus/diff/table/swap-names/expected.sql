-- table rename

-- rename table s.a to s.zz_arch_swap_a
alter table s.a rename to zz_arch_swap_a;

-- rename table s.b to s.a
alter table s.b rename to a;

-- rename table s.zz_arch_swap_a to s.b
alter table s.zz_arch_swap_a rename to b;
