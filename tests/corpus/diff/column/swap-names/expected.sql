-- column rename

-- rename t.a to zz_arch_swap_a
alter table s.t rename column a to zz_arch_swap_a;

-- rename t.b to a
alter table s.t rename column b to a;

-- rename t.zz_arch_swap_a to b
alter table s.t rename column zz_arch_swap_a to b;
