-- column rename

-- rename t.c to d
alter table s.t rename column c to d;

-- rename t.a to zz_arch_swap_a
alter table s.t rename column a to zz_arch_swap_a;

-- rename t.b to a
alter table s.t rename column b to a;

-- rename t.zz_arch_swap_a to b
alter table s.t rename column zz_arch_swap_a to b;

-- the NOT NULL t_b_not_null of t makes room
alter table s.t rename constraint t_b_not_null to zz_arch_old_t_b_not_null;

-- the NOT NULL t_a_not_null of t makes room
alter table s.t rename constraint t_a_not_null to zz_arch_old_t_a_not_null;

-- alter column s.t.b: not_null_as
alter table s.t rename constraint zz_arch_old_t_a_not_null to t_b_not_null;

-- alter column s.t.a: not_null_as
alter table s.t rename constraint zz_arch_old_t_b_not_null to t_a_not_null;

-- alter column s.t.d: not_null_as
alter table s.t rename constraint t_c_not_null to t_d_not_null;
